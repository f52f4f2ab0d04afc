import { app } from 'electron';
import { platformConventions } from '../../shared/application/platform-conventions.ts';
import { localTime } from '../../shared/lib/local-time.ts';
import { createChanges } from '../base/changes.ts';
import type { Clock } from '../base/clock.ts';
import { createWindowNavigation } from '../commands/window-navigation.ts';
import type { Computer } from '../computer/machine.ts';
import type { ShellVariables } from '../credentials/locate/login-shell.ts';
import { askForCsv } from '../desktop/ask-for-path.ts';
import { beforeQuit } from '../desktop/before-quit.ts';
import { createLoginItem } from '../desktop/login/login-item.ts';
import { systemClipboard } from '../desktop/system-clipboard.ts';
import { systemLanguages } from '../desktop/system-languages.ts';
import { systemProxy } from '../desktop/system-proxy.ts';
import { createSnapshotForPage } from '../ipc/snapshot-for-page.ts';
import { probeKeychain } from '../keychain/probe.ts';
import { createAutomatic } from '../reminders/automatic.ts';
import { createReminders } from '../reminders/reminders.ts';
import type { ManagedPolicyPath } from '../settings/managed-policy-path.ts';
import { startUpkeep } from '../upkeep/upkeep.ts';
import { answerWindow } from './answer-window.ts';
import { createDesktopFacts } from './desktop-facts.ts';
import { startEngine } from './engine.ts';
import { createFeatures } from './features.ts';
import type { Front } from './front.ts';
import { createApplicationMenu } from './menu.ts';
import { startOutsideWindow } from './outside-window.ts';
import { showSnapshots } from './show-snapshots.ts';
import { createState } from './state.ts';
import { openStores } from './stores.ts';
import { startUpdates } from './updates.ts';
import { watchBuses } from './watch-buses.ts';
import { watchComputer } from './watch-computer.ts';

/** What a test may replace: time, and where an organisation's policy lies. Everything else is real. */
export type ReplaceableParts = { readonly clock: Clock; readonly managedPlace: ManagedPolicyPath };

/** Facts that have to be read from the system first. */
export type SystemFacts = { readonly computer: Computer; readonly shell: ShellVariables };

const { mayLackTray } = platformConventions(process.platform);

/** The composition root of everything behind the tray and the window: each part is built from those above it. */
export function compose(
  { clock, managedPlace }: ReplaceableParts,
  system: SystemFacts,
  front: Front,
): void {
  const { tray, window, channels, firstPaint } = front;
  const userData = app.getPath('userData');
  const version = app.getVersion();
  const changes = createChanges();
  const stores = openStores({ clock, userData, managedPlace });
  const { settings, managed, log } = stores;

  const clipboard = systemClipboard;
  const home = app.getPath('home');
  const surroundings = { clock, changes, userData, home, systemProxy, clipboard, askForCsv };
  const engine = startEngine({ ...stores, ...system, ...surroundings, seen: firstPaint });
  const features = createFeatures(engine, { ...stores, ...surroundings });
  const { rotator, ports, keys } = engine;
  const { handoutClipboard } = features;

  const loginItem = createLoginItem(changes.touch, log);
  const goingTo = createWindowNavigation(changes.touch);
  const desktop = createDesktopFacts({
    told: settings.toldOnce,
    loginItem,
    goingTo,
    changed: changes.touch,
    log,
  });
  const updates = startUpdates({ ...engine, ...stores, changes, now: clock.now });
  const shown = { changes, desktop, updates, systemLanguages, version };
  const { state, keychainView } = createState({ ...engine, ...stores, ...features, ...shown });
  const menu = createApplicationMenu({ goingTo, window, updates });
  beforeQuit(clock, [
    { isNeeded: () => handoutClipboard.view() !== undefined, act: handoutClipboard.end },
    { isNeeded: rotator.isBusy, act: rotator.pause },
    updates.shutdownTask,
  ]);

  const { notify, readsMarkup, trayCommands } = startOutsideWindow({
    ...engine,
    ...features,
    state,
    changes,
    goingTo,
    window,
    menu,
    updates,
    clock,
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
    changed: changes.touch,
    log,
  });
  const remind = createReminders({
    clock,
    local: localTime,
    kept: settings.told,
    notify,
    isWindowInFront: window.isInFront,
    log,
  });

  const forPage = createSnapshotForPage(log);
  showSnapshots({ state, tray, menu, window, forPage, settled: [automatic, updates] });
  const upkeep = startUpkeep({
    rotator,
    state,
    keys,
    readBackups: keychainView.readBackups,
    failures: engine.failures,
    changed: changes.touch,
    clock,
    random: Math.random,
    log,
    automatic,
    managed,
    lookForUpdates: updates.look,
    remind,
  });
  const watching = watchComputer({ ...ports, state, upkeep });
  answerWindow({
    engine: { ...engine, ...stores, ...features },
    state: { ...state, ...keys, ...changes },
    window,
    channels,
    forPage,
    userData,
    goingTo,
    desktop: { setStartsAtLogin: loginItem.set, endNoTrayNotice: desktop.endNoTrayNotice },
    updates,
    setAutomatic: automatic.set,
    pathsChanged: watching.lookAgain,
    connectionChanged: upkeep.now,
  });
  menu.show();
  front.connect({
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
  // Work that would slow down the first paint, and that nobody waits for.
  void firstPaint.then(() => {
    void probeKeychain(engine.keychain).then(keychainView.set);
    void loginItem.putRight();
    if (mayLackTray) {
      watchBuses({ clock, log, tray, desktop, readsMarkup, networkCame: upkeep.now });
    }
  });
  log.info('started', { version, electron: process.versions.electron });
}
