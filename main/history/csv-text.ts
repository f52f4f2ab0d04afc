// A spreadsheet takes text that begins with one of these for a formula; those of East Asia know the full-width forms,
// too. A cell may begin after each of the separators in the look-behind, as they depend on the language: one that splits
// at semicolons ignores the quotes from the second cell on (OWASP, "CSV Injection").
const FORMULA = /(?<=^|[\s\uFEFF;,|"])(?=[=+\-@＝＋－＠])/gu;

// Some spreadsheets drop these from the beginning of a cell and take the rest for a formula.
const DROPPED = /^[\t\r\n]/u;

/** One cell, always quoted (RFC 4180), with an apostrophe before anything that could begin a formula. */
function csvCell(text: string): string {
  const harmless = text.replaceAll(FORMULA, "'");
  return `"${(DROPPED.test(harmless) ? `'${harmless}` : harmless).replaceAll('"', '""')}"`;
}

/** A table as CSV, its header first: line ends of RFC 4180, and a byte order mark so that spreadsheets read UTF-8. */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
