import { hostname } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { createAgreeToHosts } from '../commands/agree-to-hosts.ts';
import { createNetworkChoices } from '../commands/network-choices.ts';
import { createPathChoices } from '../commands/path-choices.ts';
import { createRemoval } from '../commands/remove-everything.ts';
import type { WindowNavigation } from '../commands/window-navigation.ts';
import { pathOf } from '../credentials/locate/locate.ts';
import {
  askForCertificates,
  askForFile,
  askForHome,
  askWhereToExport,
} from '../desktop/ask-for-path.ts';
import { openFolder, openGuide } from '../desktop/guides.ts';
import { systemClipboard } from '../desktop/system-clipboard.ts';
import type { MainWindow } from '../desktop/window/window.ts';
import { createHistoryExport } from '../exports/history-export.ts';
import { createSaveExport } from '../exports/save-export.ts';
import { createTeamExport } from '../exports/team-export.ts';
import { type CommandTargets, commands } from '../ipc/commands.ts';
import { registerCommands, type RegistrarOptions } from '../ipc/registrar.ts';
import { isOurPage } from '../ipc/trusted-sender.ts';
import { createBugReports } from '../log/collect-report.ts';
import type { Updates } from '../updates/updates.ts';
import type { Engine } from './engine.ts';
import type { Features } from './features.ts';
import type { Stores } from './stores.ts';

/** What the window's commands reach besides the engine. */
export type AnswerWindowOptions = {
  readonly engine: Engine & Stores & Features;
  readonly state: CommandTargets['state'];
  readonly window: MainWindow;
  readonly channels: RegistrarOptions['ipcMain'];
  readonly forPage: CommandTargets['forPage'];
  readonly setAutomatic: (profile: string, on: boolean) => void;
  readonly userData: string;
  readonly goingTo: WindowNavigation;
  readonly desktop: CommandTargets['desktop'];
  readonly updates: CommandTargets['updates'] & Pick<Updates, 'forget'>;
  /** The paths of the files have changed. */
  readonly pathsChanged: () => void;
  /** AWS may be reachable now, or no longer. */
  readonly connectionChanged: () => void;
};

/** Registers the commands of the window. */
export function answerWindow({
  engine,
  state,
  window,
  channels,
  forPage,
  userData,
  goingTo,
  desktop,
  updates,
  setAutomatic,
  ...told
}: AnswerWindowOptions): void {
  const { rotator, history, settings, ports, log, logFile, team } = engine;
  const saveExport = createSaveExport(() => [...ports.files.knownPaths(), userData]);
  registerCommands({
    ipcMain: channels,
    log,
    handlers: commands({
      rotator,
      state,
      forPage,
      history,
      settings,
      setAutomatic,
      paths: createPathChoices({
        kept: settings.paths,
        ask: {
          file: (kind) => askForFile(kind, pathOf(kind, engine.locations())),
          home: askForHome,
        },
        rotations: rotator.views,
        changed: told.pathsChanged,
      }),
      network: createNetworkChoices({
        kept: settings.network,
        ask: askForCertificates,
        network: engine.network,
        files: ports.files,
        connectionOf: ports.connectionOf,
        now: ports.clock.now,
        changed: told.connectionChanged,
      }),
      newKeys: engine.newKeys,
      partitions: engine.partitions,
      agreeToHosts: createAgreeToHosts({ ...ports, check: state.check }),
      handoutClipboard: engine.handoutClipboard,
      snoozing: engine.snoozing,
      goingTo,
      clipboard: systemClipboard,
      exportHistory: createHistoryExport({
        history,
        snapshot: state.current,
        machine: hostname(),
        save: saveExport,
        askWhere: askWhereToExport,
      }),
      team,
      exportTeam: createTeamExport({
        team,
        now: ports.clock.now,
        save: saveExport,
        askWhere: (day) => askWhereToExport('team', day),
      }),
      desktop,
      updates,
      openLogFolder: () => openFolder(path.dirname(logFile)),
      bugReport: createBugReports({ log, logFile, snapshot: state.current }),
      removeEverything: createRemoval({
        rotations: rotator.views,
        backups: ports.backups,
        hasKeychain: () => state.current().keychain !== 'absent',
        clearHandout: engine.handoutClipboard.end,
        folder: userData,
        endStartAtLogin: () => desktop.setStartsAtLogin(false),
        forgetUpdates: updates.forget,
        quit: () => {
          app.exit(0);
        },
      }),
      openGuide,
    }),
    isTrusted: (event) => isOurPage(event, window.page()),
  });
}
