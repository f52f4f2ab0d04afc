/** Kills the leader of a process group and all processes in it. Never throws. */
export function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // All have ended.
  }
}
