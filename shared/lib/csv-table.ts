/** The cells of a text, row by row, quoted as in RFC 4180; empty rows are left out. Pure, in linear time. */
export function readTable(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A cell is joined once, at its end: it may be as long as the text, and joining each piece would take quadratic time.
  let pieces: string[] = [];
  let from = 0;
  let quoted = false;
  let isBlank = true;

  function take(to: number, next: number): void {
    if (to > from) pieces.push(text.slice(from, to));
    from = next;
  }

  function endCell(at: number): void {
    take(at, at + 1);
    row.push(pieces.join('').trim());
    pieces = [];
    isBlank = true;
  }

  function endRow(at: number): void {
    endCell(at);
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
  }

  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted && character === '"') {
      const isDoubled = text[at + 1] === '"';
      if (isDoubled) at += 1;
      take(at, at + 1);
      quoted = isDoubled;
      isBlank &&= !isDoubled;
    } else if (!quoted && character === '"' && isBlank) {
      pieces = [];
      from = at + 1;
      quoted = true;
    } else if (!quoted && character === separator) {
      endCell(at);
    } else if (!quoted && (character === '\n' || character === '\r')) {
      endRow(at);
    } else {
      isBlank &&= character.trim() === '';
    }
  }
  endRow(text.length);
  return rows;
}
