/** The text, cut to `most` characters; one that is cut ends in "…". */
export function shortText(text: string, most = 512): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
