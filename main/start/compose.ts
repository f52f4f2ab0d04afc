import { app, net, powerMonitor } from 'electron';
import { platformConventions } from '../../shared/application/platform-conventions.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { anyInTheMiddle } from '../../shared/contract/updates.ts';
import { localTime } from '../../shared/lib/local-time.ts';
import { speak, spokenLanguage } from '../../shared/words/language.ts';
import type { Clock } from '../base/clock.ts';
import { createTrayCommands } from '../commands/tray-commands.ts';
import { createWindowNavigation } from '../commands/window-navigation.ts';
import type { Computer } from '../computer/machine.ts';
import type { ShellVariables } from '../credentials/locate/login-shell.ts';
import { sweepBeside } from '../credentials/saving/temporary-file.ts';
import { watchFiles } from '../credentials/watch-files.ts';
import { askForCsv } from '../desktop/ask-for-path.ts';
import { beforeQuit } from '../desktop/before-quit.ts';
import { systemClipboard } from '../desktop/clipboard.ts';
import { createLoginItem } from '../desktop/login/login-item.ts';
import { systemLanguages } from '../desktop/system-languages.ts';
import { systemProxy } from '../desktop/system-proxy.ts';
import { createUpdater } from '../desktop/updater/updater.ts';
import { showApplicationMenu } from '../desktop/window/show-menu.ts';
import { pushSnapshot } from '../ipc/push-snapshots.ts';
import { createSnapshotForPage } from '../ipc/snapshot-for-page.ts';
import { probeKeychain } from '../keychain/probe.ts';
import { createAutomatic } from '../reminders/automatic.ts';
import { createReminders } from '../reminders/reminders.ts';
import type { ManagedPolicyPath } from '../settings/managed-policy-path.ts';
import { createUpdates } from '../updates/updates.ts';
import { watchNetworkReturn } from '../upkeep/network-return.ts';
import { startUpkeep } from '../upkeep/upkeep.ts';
import { answerWindow } from './answer-window.ts';
import { createDesktopFacts } from './desktop-facts.ts';
import { startEngine } from './engine.ts';
import type { Front } from './front.ts';
import { startNotifications } from './notifications.ts';
import { updateRoute } from './update-route.ts';
import { watchBuses } from './watch-buses.ts';

/** What a test may replace: time, and where an organisation's policy lies. Everything else is real. */
export type ReplaceableParts = { readonly clock: Clock; readonly managedPlace: ManagedPolicyPath };

/** What had to be asked of the system first. */
export type SystemFacts = { readonly computer: Computer; readonly shell: ShellVariables };

const habits = platformConventions(process.platform);

/** The composition root of what stands behind the tray and the window: everything that is started, in its order. */
export function compose(
  { clock, managedPlace }: ReplaceableParts,
  asked: SystemFacts,
  { tray, window, channels, firstPaint, connect }: Front,
): void {
  const userData = app.getPath('userData');
  const loginItem = createLoginItem(touch, () => engine.log);
  const goingTo = createWindowNavigation(touch);
  const engine = startEngine({
    ...asked,
    seen: firstPaint,
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
  const { rotator, state, settings, log, handoutClipboard, snoozing } = engine;
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
    { isNeeded: () => handoutClipboard.view() !== undefined, act: handoutClipboard.end },
    { isNeeded: rotator.isBusy, act: rotator.pause },
    updates.shutdownTask,
  ]);

  function showSettings(): void {
    goingTo.goTo({ view: 'settings' });
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
  const { notify, readsMarkup } = startNotifications(
    {
      open: (profile) => {
        if (profile !== undefined) goingTo.goTo({ view: 'profiles', profile });
        window.show();
      },
      press: (button) => {
        if (button.verb === 'rotate') {
          trayCommands(button);
        } else {
          snoozing.set(button.key, 'tomorrow');
        }
      },
      log,
    },
    clock,
  );
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
  const forPage = createSnapshotForPage(log);
  answerWindow({
    engine,
    window,
    channels,
    forPage,
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
  function render(snapshot: Snapshot): void {
    if (snapshot.language !== spokenLanguage()) {
      speak(snapshot.language);
      showMenu();
    }
    tray.render(snapshot);
  }
  render(state.current());
  state.subscribe((snapshot) => {
    automatic.settle();
    updates.settle();
    render(snapshot);
    pushSnapshot(window.page(), snapshot, forPage);
  });

  const upkeep = startUpkeep({
    rotator,
    state,
    clock,
    random: Math.random,
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
  // Whoever comes back to a computer that was not asleep is told then, too. Linux has no such event.
  powerMonitor.on('unlock-screen', upkeep.now);
  // A process that died while it saved has left a copy of the secrets there.
  for (const file of files.knownPaths()) void sweepBeside(file);
  void engine.ports.locks.sweep();
  showMenu();
  connect({
    command: trayCommands,
    windowPlace: settings.window,
    shown: () => {
      void loginItem.refresh();
    },
    closed: () => {
      const notice = desktop.whereItLives();
      if (notice !== undefined) notify(notice);
    },
    log,
  });
  // What takes the processor from the window that is being painted, and what nobody waits for.
  void firstPaint.then(() => {
    void probeKeychain(engine.keychain).then(state.setKeychain);
    void loginItem.putRight();
    if (habits.mayLackTray) {
      watchBuses({ clock, log, tray, desktop, readsMarkup, networkCame: upkeep.now });
    }
  });
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
}
