/** Ends a program that leads a group of its own, and all it has started that is still in it; fine where all has ended. */
export function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}
