/** False for an empty patch. */
export function hasChanges(change: object): boolean {
  return Object.keys(change).length > 0;
}
