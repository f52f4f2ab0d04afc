// A spreadsheet takes what begins with one of these for a formula (OWASP, "CSV Injection").
const FORMULA = /^[=+\-@\t\r]/u;

/** One cell: a formula is defused by an apostrophe, and what has a sign of CSV is quoted (RFC 4180). */
function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table with its first row of names, as CSV: lines end as RFC 4180 has it; spreadsheets know UTF-8 by the mark. */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
