/** A text for display, as much of it as there is room for; what is longer ends in "…". */
export function shortText(text: string, most = 512): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
