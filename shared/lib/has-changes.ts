/** Whether a change names a field at all: one that changes nothing is none. */
export function hasChanges(change: object): boolean {
  return Object.keys(change).length > 0;
}
