// One set for the whole process: several `createLocks` in it see each other's locks as living.
const held = new Set<string>();

/** Notes that this process makes or holds a lock with this nonce. */
export function noteNonce(nonce: string): void {
  held.add(nonce);
}

/** Notes that this process holds nothing with this nonce any more: what still lies there is nobody's. */
export function forgetNonce(nonce: string): void {
  held.delete(nonce);
}

/** Whether this process makes or holds a lock with this nonce. */
export function isHeldHere(nonce: string): boolean {
  return held.has(nonce);
}
