import { app } from 'electron';

/**
 * Item 4: puts every page into Chromium's sandbox, even if a window's options differ. Must run before Electron is
 * ready. Where the sandbox was switched off from outside, as root has to do, enforcing it would prevent every page.
 */
export function enableSandbox(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) {
    app.enableSandbox();
  }
}
