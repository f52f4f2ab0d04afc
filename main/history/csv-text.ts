// A spreadsheet takes what begins with one of these for a formula; those of the Far East know them in their full width,
// too. It may take a cell to begin after any of the signs before it, whichever separates cells in its language: one that
// splits at semicolons has left the quotes behind by the second cell (OWASP, "CSV Injection").
const FORMULA = /(?<=^|[\s\uFEFF;,|"])(?=[=+\-@＝＋－＠])/gu;

// Some drop these from the beginning of a cell, and look at what follows.
const DROPPED = /^[\t\r\n]/u;

/** One cell, quoted always (RFC 4180): what could begin a formula, in it or in a part of it, follows an apostrophe. */
function csvCell(text: string): string {
  const harmless = text.replaceAll(FORMULA, "'");
  return `"${(DROPPED.test(harmless) ? `'${harmless}` : harmless).replaceAll('"', '""')}"`;
}

/** A table with its first row of names, as CSV: lines end as RFC 4180 has it; spreadsheets know UTF-8 by the mark. */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
