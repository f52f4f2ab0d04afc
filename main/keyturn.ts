import { app, Menu } from 'electron';
import { platformConventions } from '../shared/application/platform-conventions.ts';
import { identifyComputer } from './computer/machine.ts';
import { askLoginShell } from './credentials/locate/login-shell.ts';
import { hardenEveryPage } from './desktop/hardening/harden.ts';
import { enableSandbox } from './desktop/hardening/sandbox.ts';
import { leaveSignalsToElectron } from './desktop/signals.ts';
import { registerAppScheme } from './desktop/window/app-protocol.ts';
import { folderTrouble } from './disk/folder-trouble.ts';
import type { ReplaceableParts } from './start/compose.ts';
import { openFront } from './start/front.ts';

/**
 * Starts Keyturn: at once what a person waits for, and behind it all that stands in `start/compose.ts`. To be awaited
 * before Electron is ready.
 */
export async function startKeyturn(surroundings: ReplaceableParts): Promise<void> {
  // Asked first: where nothing can be written Electron says that Keyturn runs already.
  const trouble = folderTrouble(app.getPath('userData'));
  if (trouble !== undefined) {
    const { refuseToStart } = await import('./start/show-error-and-exit.ts');
    refuseToStart(trouble);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    // The one that runs already shows its window: the tray is never the only door.
    app.exit(0);
    return;
  }
  // The same as in electron-builder.yml: Windows joins notifications and shortcuts by it.
  app.setAppUserModelId('app.keyturn.Keyturn');
  if (platformConventions(process.platform).leavesDock) app.setActivationPolicy('accessory');
  enableSandbox();
  registerAppScheme();
  hardenEveryPage();
  leaveSignalsToElectron();
  // Ours comes with the rest. Electron's own, with its debugger, would be made for nothing.
  Menu.setApplicationMenu(null);
  app.on('window-all-closed', () => {
    // Keyturn lives in the tray.
  });
  app
    .whenReady()
    .then(async () => {
      const front = openFront(surroundings.clock);
      // While the page is loaded: an application started from a desktop lacks what the shell's files say.
      const shell = askLoginShell({ env: process.env, platform: process.platform });
      const computer = identifyComputer();
      await front.firstRequest;
      const { compose } = await import('./start/compose.ts');
      compose(surroundings, { computer: await computer, shell: await shell }, front);
    })
    .catch(async (cause: unknown) => {
      const { showErrorAndExit } = await import('./start/show-error-and-exit.ts');
      showErrorAndExit(cause);
    });
}
