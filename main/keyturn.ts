import path from 'node:path';
import { app, net, powerMonitor } from 'electron';
import { habitsOf } from '../shared/habits.ts';
import { localTime } from '../shared/local-time.ts';
import { anyInTheMiddle } from '../shared/updates.ts';
import { languageOf, speak, spokenLanguage } from '../shared/words/language.ts';
import { askLoginShell, type ShellVariables } from './credentials/login-shell.ts';
import { sweepBeside } from './credentials/temporary-file.ts';
import { watchFiles } from './credentials/watch.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import { askForCsv } from './desktop/ask-for-path.ts';
import { startsHidden } from './desktop/autostart.ts';
import { beforeQuit } from './desktop/before-quit.ts';
import { systemClipboard } from './desktop/clipboard.ts';
import { hardenEveryPage } from './desktop/hardening/harden.ts';
import { enableSandbox } from './desktop/hardening/sandbox.ts';
import { createLoginItem } from './desktop/login-item.ts';
import { createNotifier } from './desktop/notifier.ts';
import { showApplicationMenu } from './desktop/show-menu.ts';
import { systemLanguages } from './desktop/system-languages.ts';
import { systemProxy } from './desktop/system-proxy.ts';
import { createTray } from './desktop/tray.ts';
import { createUpdater } from './desktop/updater.ts';
import { createMainWindow } from './desktop/window.ts';
import { pushSnapshot } from './ipc/push-snapshots.ts';
import { probeKeychain } from './keychain/probe.ts';
import { type Computer, identifyComputer } from './locks/process-identity.ts';
import { createAutomatic } from './reminders/automatic.ts';
import { createReminders } from './reminders/reminders.ts';
import type { Clock } from './rotation/ports.ts';
import type { ManagedPlace } from './settings/managed-policy.ts';
import { answerWindow } from './start/answer-window.ts';
import { createDesktopFacts } from './start/desktop-facts.ts';
import { startEngine } from './start/engine.ts';
import { tellAndExit } from './start/tell-and-exit.ts';
import { updateRoute } from './start/update-route.ts';
import { watchBuses } from './start/watch-buses.ts';
import { createGoingTo } from './state/going-to.ts';
import { keepUp } from './state/keep-up.ts';
import { watchNetworkReturn } from './state/network-return.ts';
import { createTrayCommands } from './state/tray-commands.ts';
import { createUpdates } from './state/updates.ts';

/** What a test may replace: time, and where an organisation's policy lies. Everything else is real. */
export type Surroundings = { readonly clock: Clock; readonly managedPlace: ManagedPlace };

const habits = habitsOf(process.platform);

/** The composition root: everything that is started, in its order. */
export function startKeyturn(surroundings: Surroundings): void {
  if (!app.requestSingleInstanceLock()) {
    // The one that runs already shows its window: the tray is never the only door.
    app.exit(0);
    return;
  }
  // The same as in electron-builder.yml: Windows joins notifications and shortcuts by it.
  app.setAppUserModelId('app.keyturn.Keyturn');
  if (habits.leavesDock) app.setActivationPolicy('accessory');
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
      // A start that fails is told, too, and before the settings are known.
      speak(languageOf(systemLanguages()));
      compose(surroundings, { computer: await identifyComputer(), shell: await shell });
    })
    .catch(tellAndExit);
}

/** What had to be asked of the system first. */
type Asked = { readonly computer: Computer; readonly shell: ShellVariables };

function compose({ clock, managedPlace }: Surroundings, asked: Asked): void {
  const userData = app.getPath('userData');
  const loginItem = createLoginItem(touch);
  const goingTo = createGoingTo(touch);
  const engine = startEngine({
    ...asked,
    clock,
    userData,
    managedPlace,
    home: app.getPath('home'),
    version: app.getVersion(),
    systemProxy,
    clipboard: systemClipboard,
    askForCsv,
    systemLanguages,
    desktop: () => ({ ...desktop.view(), updates: updates.view() }),
  });
  function touch(): void {
    engine.state.touch();
  }
  const { rotator, state, settings, log, handingOut, snoozing } = engine;
  const { files } = engine.ports;
  const desktop = createDesktopFacts({
    told: settings.toldOnce,
    loginItem,
    goingTo,
    changed: touch,
    log,
  });
  const updates = createUpdates({
    updater: createUpdater({ routeTo: updateRoute(engine.network), log }),
    version: app.getVersion(),
    kept: settings.updates,
    updatesAllowed: engine.managed.updatesAllowed,
    isRotating: () => anyInTheMiddle(rotator.views()),
    isBusy: rotator.isBusy,
    pauseRotations: rotator.pause,
    now: clock.now,
    changed: touch,
    quit: () => {
      app.quit();
    },
    log,
  });
  beforeQuit(clock, [
    { isNeeded: () => handingOut.view() !== undefined, act: handingOut.end },
    { isNeeded: rotator.isBusy, act: rotator.pause },
    updates.lastAct,
  ]);

  const window = createMainWindow({
    outFolder: path.join(app.getAppPath(), 'out'),
    clock,
    log,
    kept: settings.window,
    trayPlace: () => tray.place(),
    shown: () => {
      void loginItem.refresh();
    },
    closed: () => {
      const notice = desktop.whereItLives();
      if (notice !== undefined) notify(notice);
    },
  });
  function showSettings(): void {
    goingTo.to({ view: 'settings' });
    window.show();
  }
  function showMenu(): void {
    showApplicationMenu({
      settings: showSettings,
      updates: () => {
        showSettings();
        updates.checkWherePossible();
      },
    });
  }
  const notify = createNotifier({
    open: (profile) => {
      if (profile !== undefined) goingTo.to({ view: 'profiles', profile });
      window.show();
    },
    press: (button) => {
      if (button.verb === 'rotate') {
        trayCommands(button);
      } else {
        snoozing.set(button.key, 'tomorrow');
      }
    },
    platform: process.platform,
    log,
  });
  const automatic = createAutomatic({
    kept: settings.automatic,
    answers: settings.answers,
    replaced: rotator.replaced,
    snapshot: state.current,
    computer: engine.computer,
    awsTime: engine.awsTime,
    now: clock.now,
    rotator,
    notify,
    changed: state.touch,
    log,
  });
  answerWindow({
    engine,
    window,
    userData,
    goingTo,
    desktop: { setStartsAtLogin: loginItem.set, endNoTrayNotice: desktop.endNoTrayNotice },
    updates,
    setAutomatic: automatic.set,
    pathsChanged: () => {
      watching.lookAgain();
    },
    connectionChanged: () => {
      upkeep.now();
    },
  });
  const trayCommands = createTrayCommands({
    rotator,
    state,
    log,
    notify,
    showWindow: window.show,
    showSettings,
    snooze: (until) => {
      snoozing.set('all', until);
    },
    isWindowInFront: window.isInFront,
    installUpdate: updates.install,
    quit: () => {
      app.quit();
    },
  });
  const first = state.current();
  speak(first.language);
  const tray = createTray(first, trayCommands);
  state.subscribe((snapshot) => {
    if (snapshot.language !== spokenLanguage()) {
      speak(snapshot.language);
      showMenu();
    }
    automatic.settle();
    updates.settle();
    tray.render(snapshot);
    pushSnapshot(window.page(), snapshot);
  });

  const upkeep = keepUp({
    rotator,
    state,
    clock,
    log,
    automatic,
    managed: engine.managed,
    lookForUpdates: updates.look,
    remind: createReminders({
      clock,
      local: localTime,
      kept: settings.told,
      notify,
      isWindowInFront: window.isInFront,
      log,
    }),
  });
  const watching = watchFiles({ paths: files.knownPaths, changed: upkeep.filesChanged, log });
  app.on('will-quit', watching.end);
  powerMonitor.on('resume', upkeep.now);
  watchNetworkReturn({ state, clock, isOnline: net.isOnline, tryAgain: upkeep.now });
  if (habits.mayLackTray) {
    watchBuses({ clock, log, tray, desktop, networkCame: upkeep.now });
  }
  // Whoever comes back to a computer that was not asleep is told then, too. Linux has no such event.
  powerMonitor.on('unlock-screen', upkeep.now);
  app.on('second-instance', window.show);
  app.on('activate', window.show);
  // A process that died while it saved has left a copy of the secrets there.
  for (const file of files.knownPaths()) void sweepBeside(file);
  void probeKeychain(engine.keychain).then(state.setKeychain);
  showMenu();
  void loginItem.refresh();
  const { wasOpenedAtLogin } = app.getLoginItemSettings();
  if (!startsHidden({ arguments: process.argv, wasOpenedAtLogin })) window.show();
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
}
