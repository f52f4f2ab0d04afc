import type { GuideName } from '../../shared/contract/contract.ts';
import { keysToRotate } from '../../shared/keys/late-keys.ts';
import { permissionPolicy, reportPolicy } from '../../shared/permissions/permission-policy.ts';
import { FailureError } from '../../shared/values/failure.ts';
import { profileName } from '../../shared/values/identifiers.ts';
import { messageToAdministrator } from '../../shared/words/permissions.ts';
import { administratorMessage } from '../../shared/words/rotation/open.ts';
import type { Changes } from '../base/changes.ts';
import type { AgreeToHosts } from '../commands/agree-to-hosts.ts';
import type { NetworkChoices } from '../commands/network-choices.ts';
import type { PathChoices } from '../commands/path-choices.ts';
import type { WindowNavigation } from '../commands/window-navigation.ts';
import type { HistoryExport } from '../exports/history-export.ts';
import type { TeamExport } from '../exports/team-export.ts';
import { updateChecklist } from '../handout/handout-checklist.ts';
import type { HandoutClipboard } from '../handout/handout-clipboard.ts';
import type { History } from '../history/history.ts';
import type { AddKeyFlow } from '../new-keys/add-key-flow.ts';
import type { OtherPartitions } from '../partitions/other-partitions.ts';
import type { Snoozing } from '../reminders/snoozing.ts';
import type { Rotator } from '../rotation/rotator.ts';
import type { AppSettings } from '../settings/settings.ts';
import type { AppState } from '../snapshot/app-state.ts';
import type { KnownKeys } from '../snapshot/known-keys.ts';
import type { Team } from '../team/team.ts';
import type { Updates } from '../updates/updates.ts';
import { keyOf, rotationOf } from './named-by-page.ts';
import type { Handlers } from './registrar.ts';
import type { SnapshotForPage } from './snapshot-for-page.ts';

/** What the commands of the page reach. */
export type CommandTargets = {
  readonly rotator: Rotator;
  readonly state: Pick<AppState, 'current'> &
    Pick<KnownKeys, 'check' | 'checkForPerson'> &
    Pick<Changes, 'touch'>;
  readonly forPage: SnapshotForPage;
  readonly history: Pick<History, 'page'>;
  readonly settings: Pick<
    AppSettings,
    | 'setPolicy'
    | 'setLimits'
    | 'setAppearance'
    | 'nameAccount'
    | 'endWelcome'
    | 'ticked'
    | 'reminders'
  >;
  readonly snoozing: Pick<Snoozing, 'set'>;
  readonly goingTo: Pick<WindowNavigation, 'arrived'>;
  readonly handoutClipboard: Pick<HandoutClipboard, 'copy'>;
  /** Throws UNKNOWN_PROFILE, NOT_BY_ITSELF, FILE_NOT_SAVED. */
  readonly setAutomatic: (profile: string, on: boolean) => void;
  readonly paths: PathChoices;
  readonly network: NetworkChoices;
  readonly newKeys: AddKeyFlow;
  readonly partitions: Pick<OtherPartitions, 'ask' | 'stop'> & {
    /** Throws UNKNOWN_PROFILE, BAD_REQUEST where no region was found, or why it can't be written. */
    writeRegion(profile: string): Promise<void>;
  };
  readonly askThere: AgreeToHosts;
  readonly clipboard: { write(text: string): Promise<void> };
  readonly exportHistory: HistoryExport;
  readonly team: Pick<Team, 'ask' | 'page'>;
  readonly exportTeam: TeamExport;
  readonly updates: Pick<Updates, 'setDaily' | 'check' | 'install'>;
  readonly desktop: {
    setStartsAtLogin(on: boolean): Promise<void>;
    endNoTrayNotice(): void;
  };
  readonly openLogFolder: () => Promise<void>;
  readonly bugReport: () => Promise<string>;
  readonly removeEverything: () => Promise<void>;
  readonly openGuide: (guide: GuideName) => Promise<void>;
};

/** What each verb of the page does. */
export function commands({
  rotator,
  state,
  forPage,
  history,
  settings,
  setAutomatic,
  paths,
  network,
  newKeys,
  partitions,
  askThere,
  handoutClipboard,
  snoozing,
  goingTo,
  clipboard,
  exportHistory,
  team,
  exportTeam,
  updates,
  desktop,
  openLogFolder,
  bugReport,
  removeEverything,
  openGuide,
}: CommandTargets): Handlers {
  return {
    snapshot: () => {
      const told = forPage(state.current());
      if (told === undefined) throw new FailureError({ code: 'UNEXPECTED' });
      return told;
    },
    rotate: async ({ profile }) => ({ rotation: await rotator.rotate(profile) }),
    rotateAllDue: () => {
      // The page has its answer at once; each rotation tells for itself what comes of it.
      void rotator.rotateAll(keysToRotate(state.current()).map(({ name }) => name));
    },
    cancel: ({ rotation }) => rotator.cancel(rotationOf(rotation)),
    answer: ({ rotation, answer }) => rotator.answer(rotationOf(rotation), answer),
    answerUsedElsewhere: ({ rotation, answer }) =>
      rotator.answerUsedElsewhere(rotationOf(rotation), answer),
    oldKey: ({ rotation, act }) => rotator.oldKey(rotationOf(rotation), act),
    afterUndo: ({ rotation, newKey }) => rotator.afterUndo(rotationOf(rotation), newKey),
    resolveOpen: ({ rotation, choice, keyId }) =>
      rotator.resolveOpen(rotationOf(rotation), choice, keyId),
    restore: async ({ keyId, profile }) => {
      const name = profileName(profile);
      if (name === undefined) throw new FailureError({ code: 'BAD_REQUEST' });
      await rotator.restore(keyOf(keyId), name);
      await state.check();
    },
    setAutomatic: ({ profile, on }) => {
      setAutomatic(profile, on);
    },
    setPolicy: (policy) => {
      settings.setPolicy(policy);
      state.touch();
    },
    setLimits: (limits) => {
      settings.setLimits(limits);
      state.touch();
    },
    setAppearance: (appearance) => {
      settings.setAppearance(appearance);
      state.touch();
    },
    setStartsAtLogin: ({ on }) => desktop.setStartsAtLogin(on),
    endNoTrayNotice: () => {
      desktop.endNoTrayNotice();
    },
    setUpdates: ({ daily }) => {
      updates.setDaily(daily);
    },
    checkForUpdates: () => {
      updates.check();
    },
    installUpdate: () => {
      updates.install();
    },
    setProxy: (proxy) => network.setProxy(proxy),
    setReminders: (reminders) => {
      settings.reminders.set(reminders);
      state.touch();
    },
    snooze: ({ keys, until }) => {
      snoozing.set(keys, until);
    },
    arrived: ({ turn }) => {
      goingTo.arrived(turn);
    },
    chooseCertificates: async () => ({ chosen: await network.chooseCertificates() }),
    usualCertificates: () => network.usualCertificates(),
    testConnection: () => network.test(),
    openLogFolder: () => openLogFolder(),
    bugReport: async () => ({ text: await bugReport() }),
    copyBugReport: async () => clipboard.write(await bugReport()),
    removeEverything: () => removeEverything(),
    tick: (place) => {
      const shown = rotator.views().map(({ id }) => id);
      settings.ticked.set(updateChecklist(settings.ticked.get(), place, shown));
      state.touch();
    },
    handOut: ({ rotation, format }) => handoutClipboard.copy(rotationOf(rotation), format),
    nameAccount: ({ account, name }) => {
      settings.nameAccount(account, name.trim());
      state.touch();
    },
    copyPermissions: async ({ account, user, choice, what }) => {
      const rights = state
        .current()
        .permissions.find((owner) => owner.account === account && owner.user === user);
      if (rights === undefined) {
        throw new FailureError({ code: 'BAD_REQUEST' });
      }
      await clipboard.write(
        what === 'policy'
          ? permissionPolicy(rights.arn, choice)
          : messageToAdministrator(rights, choice),
      );
    },
    copyRequest: async ({ rotation }) => {
      const view = rotator.views().find(({ id }) => id === rotation);
      const message =
        view?.state === 'open' ? administratorMessage(view.reason, view.keys, view) : undefined;
      if (message === undefined) {
        throw new FailureError({ code: 'UNKNOWN_ROTATION' });
      }
      await clipboard.write(message);
    },
    endWelcome: () => {
      settings.endWelcome();
      state.touch();
    },
    chooseFile: async ({ kind }) => ({ chosen: await paths.chooseFile(kind) }),
    usualFile: ({ kind }) => {
      paths.usualFile(kind);
    },
    addHome: async () => ({ chosen: await paths.addHome() }),
    removeHome: ({ home }) => {
      paths.removeHome(home);
    },
    readNewKey: async ({ from }) => ({ chosen: await newKeys.read(from) }),
    readDroppedKey: ({ path }) => newKeys.readDropped(path),
    askAboutNewKeys: ({ profile }) => newKeys.ask(profile ?? undefined),
    addNewKey: async ({ keyId, profile }) => {
      await newKeys.add(keyOf(keyId), profile);
      await state.check();
    },
    forgetNewKeys: () => {
      newKeys.forget();
    },
    askOtherPartitions: ({ keyId }) => partitions.ask(keyOf(keyId)),
    stopAskingPartitions: ({ keyId }) => {
      partitions.stop(keyOf(keyId));
    },
    writeRegion: async ({ profile }) => {
      await partitions.writeRegion(profile);
      await state.check();
    },
    dismiss: ({ rotation }) => rotator.dismiss(rotationOf(rotation)),
    checkNow: () => state.checkForPerson(),
    askThere,
    history: ({ offset, limit, filter }) => history.page(offset, limit, filter),
    exportHistory: async ({ format, filter }) => ({ chosen: await exportHistory(format, filter) }),
    askForTeam: ({ profile }) => {
      // The page has its answer at once; the snapshot tells what comes of it.
      void team.ask(profile);
    },
    team: ({ offset, limit, filter }) => team.page({ offset, limit }, filter),
    exportTeam: async ({ filter }) => ({ chosen: await exportTeam(filter) }),
    copyTeamPolicy: () => clipboard.write(reportPolicy()),
    openGuide: ({ guide }) => openGuide(guide),
  };
}
