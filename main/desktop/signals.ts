/**
 * Leaves the signals that end a program to Electron, which quits on them as a person does: a rotation comes to rest
 * first. Node takes a signal over with its first listener, whoever adds it; electron-store's packages add some. These
 * are there before Electron takes the signals back, and no later one is the first any more. Must run before Electron
 * is ready.
 */
export function leaveSignalsToElectron(): void {
  if (process.platform === 'win32') return;
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => undefined);
  }
}
