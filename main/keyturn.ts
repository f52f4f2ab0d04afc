import { hostname } from 'node:os';
import path from 'node:path';
import { app, dialog, ipcMain, powerMonitor } from 'electron';
import { failureOf } from '../shared/failure.ts';
import { explain } from '../shared/words/errors.ts';
import { createAws } from './aws/aws.ts';
import { connectionOf } from './aws/connection.ts';
import { toldAws } from './aws/told-aws.ts';
import { createCredentialsFiles } from './credentials/credentials-files.ts';
import { type FileLocation, locateFiles, pathOf } from './credentials/locate.ts';
import { askLoginShell, type FileVariables } from './credentials/login-shell.ts';
import { readBytes } from './credentials/read-known-files.ts';
import { sweepBeside } from './credentials/temporary-file.ts';
import { watchFiles } from './credentials/watch.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import { askForCsv, askForFile, askForHome, askWhereToExport } from './desktop/ask-for-path.ts';
import { beforeQuit } from './desktop/before-quit.ts';
import { systemClipboard } from './desktop/clipboard.ts';
import { openFolder, openGuide } from './desktop/guides.ts';
import { enableSandbox, hardenEveryPage } from './desktop/harden.ts';
import { createNotifier } from './desktop/notifier.ts';
import { createTray } from './desktop/tray.ts';
import { createMainWindow } from './desktop/window.ts';
import { createHistory } from './history/history.ts';
import { commands } from './ipc/commands.ts';
import { pushSnapshot } from './ipc/push-snapshots.ts';
import { registerCommands } from './ipc/registrar.ts';
import { isOurPage } from './ipc/trusted-sender.ts';
import { createBackups } from './keychain/backups.ts';
import { createKeytarStore } from './keychain/keytar-store.ts';
import { probeKeychain } from './keychain/probe.ts';
import { createLocks } from './locks/locks.ts';
import { type Computer, identifyComputer } from './locks/process-identity.ts';
import { createBugReports } from './log/collect-report.ts';
import { createLog } from './log/create-log.ts';
import { createOldKeyReminders } from './reminders/old-keys.ts';
import { createJournal } from './rotation/journal/journal-file.ts';
import { newRotationId } from './rotation/new-rotation-id.ts';
import type { Clock, Ports } from './rotation/ports.ts';
import { createRotator } from './rotation/rotator.ts';
import { openSettingsFile } from './settings/settings-file.ts';
import { createSettings } from './settings/settings.ts';
import { createAppState } from './state/app-state.ts';
import { datedHistory } from './state/dated-history.ts';
import { createExporting } from './state/exporting.ts';
import { createHandingOut } from './state/handing-out.ts';
import { keepUp } from './state/keep-up.ts';
import { askWhoseKey } from './state/key-facts.ts';
import { createLastUses } from './state/last-uses.ts';
import { createNewKeys } from './state/new-keys.ts';
import { createPathChoices } from './state/path-choices.ts';
import { createRemoval } from './state/remove-everything.ts';
import { createRights } from './state/rights.ts';
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
type Asked = { readonly computer: Computer; readonly shell: FileVariables };

function compose(clock: Clock, { computer, shell }: Asked): void {
  const userData = app.getPath('userData');
  const settingsFile = openSettingsFile(userData, new Date(clock.now()));
  const settings = createSettings(settingsFile.storage);
  const logFile = path.join(userData, 'logs', 'keyturn.log');
  const log = createLog({
    file: logFile,
    level: settings.logLevel(),
    now: clock.now,
  });
  const home = app.getPath('home');
  const { env, platform } = process;
  const locations = (): readonly FileLocation[] =>
    locateFiles({ env, shell, chosen: settings.paths.get(), home, platform });
  const history = datedHistory(createHistory(path.join(userData, 'history.jsonl'), log), (key) =>
    state.createdAt(key),
  );
  const keychain = createKeytarStore();
  const files = createCredentialsFiles({
    locations,
    writtenLate: (file) => {
      state.addTrouble({ code: 'FILE_WRITTEN_LATE', path: file });
    },
  });
  const aws = createAws();
  // Compared with times that AWS tells.
  const awsNow = (): number => clock.now() + (aws.clockOffset() ?? 0);
  const lastUses = createLastUses({ now: awsNow, kept: settings.lastUses, log });
  const rights = createRights();
  const ports: Ports = {
    clock,
    aws: toldAws(aws, (told, ended) => {
      log.debug('AWS', told);
      lastUses.signed(ended.signer);
      rights.ended(ended);
    }),
    files,
    journal: createJournal(path.join(userData, 'journal'), clock),
    backups: createBackups(keychain, clock.now),
    locks: createLocks({ paths: () => Promise.resolve(files.knownPaths()) }),
    policy: settings.policy,
    answers: settings.answers,
    history,
    log,
    connectionOf: (profile) => connectionOf(profile, process.env),
    newRotationId,
    random: Math.random,
    host: hostname(),
    ...computer,
  };
  const rotator = createRotator(ports, () => {
    state.touch();
  });
  const state = createAppState({
    ...ports,
    lastUses,
    rights,
    rotations: rotator.views,
    adding: () => newKeys.view(),
    accountNames: settings.accountNames,
    limits: settings.limits,
    appearance: settings.appearance,
    welcomed: settings.welcomed,
    ticked: settings.ticked.get,
    handout: () => handingOut.view(),
    version: app.getVersion(),
  });
  const newKeys = createNewKeys({
    ...ports,
    clipboard: systemClipboard,
    askForFile: askForCsv,
    askWhoseKey: (pair) => askWhoseKey(ports.aws, { pair, connection: ports.connectionOf({}) }),
    readFile: readBytes,
    addKey: rotator.addKey,
    changed: state.touch,
  });
  const handingOut = createHandingOut({
    clock,
    clipboard: systemClipboard,
    newPairOf: rotator.newPairOf,
    changed: state.touch,
  });
  beforeQuit({ isNeeded: () => handingOut.view() !== undefined, act: handingOut.end });
  const window = createMainWindow(path.join(app.getAppPath(), 'out'));

  registerCommands({
    ipcMain,
    log,
    handlers: commands({
      rotator,
      state,
      history,
      settings,
      paths: createPathChoices({
        kept: settings.paths,
        ask: {
          file: (kind) => askForFile(kind, pathOf(kind, locations())),
          home: askForHome,
        },
        rotations: rotator.views,
        changed: () => {
          watching.lookAgain();
        },
      }),
      newKeys,
      handingOut,
      clipboard: systemClipboard,
      exportHistory: createExporting({
        history,
        snapshot: state.current,
        machine: hostname(),
        askWhere: askWhereToExport,
      }),
      openLogFolder: () => openFolder(path.dirname(logFile)),
      bugReport: createBugReports({ log, logFile, snapshot: state.current }),
      removeEverything: createRemoval({
        rotations: rotator.views,
        backups: ports.backups,
        hasKeychain: () => state.current().keychain !== 'absent',
        folder: userData,
        quit: () => {
          app.exit(0);
        },
      }),
      openGuide,
    }),
    isTrusted: (event) => isOurPage(event, window.page()),
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

  if (settingsFile.damaged !== undefined) {
    state.addTrouble({ code: 'SETTINGS_DAMAGED', path: settingsFile.damaged });
  }
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
  void probeKeychain(keychain).then(state.setKeychain);
  window.show();
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
}
