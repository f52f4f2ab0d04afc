/**
 * Leaves the signals that end a program to Electron, which quits on them as on a person's request: rotations come to
 * rest first. Node takes a signal over with its first listener, and packages of electron-store add some. These
 * listeners are there before Electron takes the signals back, so that no later one is the first. Must run before
 * Electron is ready.
 */
export function leaveSignalsToElectron(): void {
  if (process.platform === 'win32') return;
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => undefined);
  }
}
