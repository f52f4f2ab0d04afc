// One set for the process, so that several `createLocks` see each other's locks as living.
const held = new Set<string>();

/** Marks a nonce as one that this process takes or holds a lock with. */
export function noteNonce(nonce: string): void {
  held.add(nonce);
}

/** Marks a nonce as no longer held: a file that still has it counts as fallen. */
export function forgetNonce(nonce: string): void {
  held.delete(nonce);
}

/** Whether this process takes or holds a lock with this nonce. */
export function isHeldHere(nonce: string): boolean {
  return held.has(nonce);
}
