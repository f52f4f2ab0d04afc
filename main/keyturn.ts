import path from 'node:path';
import { app, dialog, powerMonitor } from 'electron';
import { failureOf } from '../shared/failure.ts';
import { explain } from '../shared/words/errors.ts';
import { askLoginShell, type ShellVariables } from './credentials/login-shell.ts';
import { sweepBeside } from './credentials/temporary-file.ts';
import { watchFiles } from './credentials/watch.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import { askForCsv } from './desktop/ask-for-path.ts';
import { beforeQuit } from './desktop/before-quit.ts';
import { systemClipboard } from './desktop/clipboard.ts';
import { hardenEveryPage } from './desktop/hardening/harden.ts';
import { enableSandbox } from './desktop/hardening/sandbox.ts';
import { createNotifier } from './desktop/notifier.ts';
import { systemProxy } from './desktop/system-proxy.ts';
import { createTray } from './desktop/tray.ts';
import { createMainWindow } from './desktop/window.ts';
import { pushSnapshot } from './ipc/push-snapshots.ts';
import { probeKeychain } from './keychain/probe.ts';
import { type Computer, identifyComputer } from './locks/process-identity.ts';
import { createOldKeyReminders } from './reminders/old-keys.ts';
import type { Clock } from './rotation/ports.ts';
import { answerWindow } from './start/answer-window.ts';
import { startEngine } from './start/engine.ts';
import { keepUp } from './state/keep-up.ts';
import { createTrayCommands } from './state/tray-commands.ts';

/** What a test may replace: time. Everything else is real. */
export type Surroundings = { readonly clock: Clock };

/** The composition root: everything that is started, in its order. */
export function startKeyturn({ clock }: Surroundings): void {
  if (!app.requestSingleInstanceLock()) {
    // The one that runs already shows its window: the tray is never the only door.
    app.exit(0);
    return;
  }
  enableSandbox();
  registerAppScheme();
  hardenEveryPage();
  app.on('window-all-closed', () => {
    // Keyturn lives in the tray.
  });
  // While Electron gets ready: an application started from a desktop lacks what the shell's files say.
  const shell = askLoginShell({ env: process.env, platform: process.platform });
  app
    .whenReady()
    .then(async () => {
      compose(clock, { computer: await identifyComputer(), shell: await shell });
    })
    .catch((cause: unknown) => {
      const { title, body } = explain(failureOf(cause));
      dialog.showErrorBox(title, body);
      app.exit(1);
    });
}

/** What had to be asked of the system first. */
type Asked = { readonly computer: Computer; readonly shell: ShellVariables };

function compose(clock: Clock, asked: Asked): void {
  const userData = app.getPath('userData');
  const engine = startEngine({
    ...asked,
    clock,
    userData,
    home: app.getPath('home'),
    version: app.getVersion(),
    systemProxy,
    clipboard: systemClipboard,
    askForCsv,
  });
  const { rotator, state, settings, log, handingOut } = engine;
  const { files } = engine.ports;
  beforeQuit({ isNeeded: () => handingOut.view() !== undefined, act: handingOut.end });

  const window = createMainWindow(path.join(app.getAppPath(), 'out'));
  answerWindow({
    engine,
    window,
    userData,
    pathsChanged: () => {
      watching.lookAgain();
    },
    connectionChanged: () => {
      upkeep.now();
    },
  });
  const notify = createNotifier(window.show, log);
  const tray = createTray(
    state.current(),
    createTrayCommands({
      rotator,
      state,
      log,
      notify,
      showWindow: window.show,
      isWindowInFront: window.isInFront,
      quit: () => {
        app.quit();
      },
    }),
  );
  state.subscribe((snapshot) => {
    tray.render(snapshot);
    pushSnapshot(window.page(), snapshot);
  });

  const upkeep = keepUp({
    rotator,
    state,
    clock,
    log,
    remind: createOldKeyReminders({
      rotations: rotator.views,
      now: clock.now,
      kept: settings.reminded,
      notify,
      isWindowInFront: window.isInFront,
      log,
    }),
  });
  const watching = watchFiles({ paths: files.knownPaths, changed: upkeep.filesChanged, log });
  app.on('will-quit', watching.end);
  powerMonitor.on('resume', upkeep.now);
  app.on('second-instance', window.show);
  app.on('activate', window.show);
  // A process that died while it saved has left a copy of the secrets there.
  for (const file of files.knownPaths()) void sweepBeside(file);
  void probeKeychain(engine.keychain).then(state.setKeychain);
  window.show();
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
}
