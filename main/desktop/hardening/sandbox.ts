import { app } from 'electron';

/**
 * Item 4: puts every page into Chromium's sandbox, whatever a window says. Must run before Electron is ready.
 * Where the sandbox was switched off from outside, as root has to, insisting on it would leave no page at all.
 */
export function enableSandbox(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) {
    app.enableSandbox();
  }
}
