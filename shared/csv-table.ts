/** The cells of a text, row by row, as RFC 4180 quotes them; empty rows are left out. Pure, in linear time. */
export function readTable(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;

  function endRow(): void {
    row.push(cell);
    cell = '';
    if (row.some((value) => value.trim() !== '')) rows.push(row.map((value) => value.trim()));
    row = [];
  }

  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (character === separator) {
      row.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      endRow();
    } else {
      cell += character;
    }
  }
  endRow();
  return rows;
}
