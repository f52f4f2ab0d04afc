import { z } from 'zod';
import { AppearanceChange } from '../settings/appearance.ts';
import { LimitsChange } from '../settings/due.ts';
import { ConnectionTest, ProxyChoice } from '../settings/network.ts';
import { PolicyChange } from '../settings/policy.ts';
import { guideNames } from '../values/choices.ts';
import type { Failure } from '../values/failure.ts';
import { accessKeyIdPattern } from '../values/identifiers.ts';
import { NewKeySource } from './add-key-view.ts';
import { type CommandName, snapshotChannel } from './channels.ts';
import { HandoutFormat, HandoutPlace } from './handout.ts';
import { ExportFormat, HistoryFilter, HistoryPage } from './history.ts';
import { PolicyChoice } from './permissions.ts';
import { Answer } from './question.ts';
import { KeysToSnooze, Reminders, SnoozeUntil } from './reminders.ts';
import { OldKeyAct, DecisionChoice, UsedElsewhere } from './rotation.ts';
import { AccountName, AccountNumber, FileKind, HomeFolder, Snapshot } from './snapshot.ts';
import { TeamFilter, TeamPage } from './team.ts';

const Nothing = z.undefined();
const ProfileRef = z.string().min(1).max(512);
const KeyRef = z.string().regex(accessKeyIdPattern);
const Chosen = z.strictObject({ chosen: z.boolean() });
const RotationRef = z.string().regex(/^[a-z0-9]{26}$/);

function call<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out) {
  return { input, output } as const;
}

/** Pages the application may open in the person's browser; the addresses stand in main. */
export const GuideName = z.enum(guideNames);
export type GuideName = z.infer<typeof GuideName>;

/** Every message between page and main: what goes in, what comes out. There is no other channel. */
export const contract = {
  snapshot: call(Nothing, Snapshot),
  rotate: call(z.strictObject({ profile: ProfileRef }), z.strictObject({ rotation: RotationRef })),
  /** Rotates every key that is due or overdue; the views tell the rest. */
  rotateAllDue: call(Nothing, Nothing),
  cancel: call(z.strictObject({ rotation: RotationRef }), Nothing),
  answer: call(z.strictObject({ rotation: RotationRef, answer: Answer }), Nothing),
  answerUsedElsewhere: call(
    z.strictObject({ rotation: RotationRef, answer: UsedElsewhere }),
    Nothing,
  ),
  /** What becomes of the old key of a rotation that succeeded. */
  oldKey: call(z.strictObject({ rotation: RotationRef, act: OldKeyAct }), Nothing),
  /** What becomes of the new key of a rotation that was undone. */
  afterUndo: call(
    z.strictObject({ rotation: RotationRef, newKey: z.enum(['delete', 'keep']) }),
    Nothing,
  ),
  resolveOpen: call(
    z.strictObject({
      rotation: RotationRef,
      choice: DecisionChoice,
      keyId: KeyRef.optional(),
    }),
    Nothing,
  ),
  /** Puts a backed-up pair back into a profile that has lost its own. */
  restore: call(z.strictObject({ keyId: KeyRef, profile: ProfileRef }), Nothing),
  /** Only what was changed: two changes may follow each other before a snapshot does. */
  setPolicy: call(PolicyChange, Nothing),
  setLimits: call(LimitsChange, Nothing),
  setAppearance: call(AppearanceChange, Nothing),
  /** Whether the system starts Keyturn, without its window, when its person logs in. */
  setStartsAtLogin: call(z.strictObject({ on: z.boolean() }), Nothing),
  /** A person has read that the desktop shows no tray icons. */
  endNoTrayNotice: call(Nothing, Nothing),
  /** Whether Keyturn looks for updates once a day. */
  setUpdates: call(z.strictObject({ daily: z.boolean() }), Nothing),
  /** The page has its answer at once; the snapshot tells what comes of it. */
  checkForUpdates: call(Nothing, Nothing),
  /** Quits, and installs what is ready; waits for the end of a rotation. */
  installUpdate: call(Nothing, Nothing),
  setReminders: call(Reminders, Nothing),
  /** Puts off the reminders of one key, or of all; `now` ends that. */
  snooze: call(z.strictObject({ keys: KeysToSnooze, until: SnoozeUntil }), Nothing),
  /** The page has gone where it was asked to go. */
  arrived: call(z.strictObject({ turn: z.number().int().nonnegative() }), Nothing),
  /** Whether the key of a profile rotates by itself when it is due. */
  setAutomatic: call(z.strictObject({ profile: ProfileRef, on: z.boolean() }), Nothing),
  setProxy: call(ProxyChoice, Nothing),
  /** Main asks a person for the file in a dialog of the system; whether they chose one. */
  chooseCertificates: call(Nothing, Chosen),
  usualCertificates: call(Nothing, Nothing),
  /** Asks the places that the profiles use whether they are there; no key is used. */
  testConnection: call(Nothing, z.array(ConnectionTest)),
  openLogFolder: call(Nothing, Nothing),
  /** What a report of a fault would hold, to be read before it is copied. */
  bugReport: call(Nothing, z.strictObject({ text: z.string().max(100_000) })),
  copyBugReport: call(Nothing, Nothing),
  /** Removes what Keyturn keeps on this computer, and quits. */
  removeEverything: call(Nothing, Nothing),
  /** Main asks a person for the file in a dialog of the system; whether they chose one. */
  chooseFile: call(z.strictObject({ kind: FileKind }), Chosen),
  usualFile: call(z.strictObject({ kind: FileKind }), Nothing),
  /** The same for the folder of a further home. */
  addHome: call(Nothing, Chosen),
  removeHome: call(z.strictObject({ home: HomeFolder }), Nothing),
  /** Main reads the key; whether a person chose one. */
  readNewKey: call(z.strictObject({ from: NewKeySource }), Chosen),
  /** The same for a file that was dropped on the window. The preload tells its path, the page can't. */
  readDroppedKey: call(z.strictObject({ path: z.string().min(1).max(4096) }), Nothing),
  /** Asks AWS again about those that it has not accepted, with the settings of this profile where one is named. */
  askAboutNewKeys: call(z.strictObject({ profile: ProfileRef.nullable() }), Nothing),
  /** Puts a key that was read into a profile that has none. */
  addNewKey: call(z.strictObject({ keyId: KeyRef, profile: ProfileRef }), Nothing),
  forgetNewKeys: call(Nothing, Nothing),
  /** Whether the new key stands in that place, too. */
  tick: call(
    z.strictObject({ rotation: RotationRef, program: HandoutPlace, ticked: z.boolean() }),
    Nothing,
  ),
  /** Main copies the new pair into the clipboard for a minute. */
  handOut: call(z.strictObject({ rotation: RotationRef, format: HandoutFormat }), Nothing),
  /** An empty name takes it away. */
  nameAccount: call(z.strictObject({ account: AccountNumber, name: AccountName }), Nothing),
  /** Main builds the text, and copies it. */
  copyPermissions: call(
    z.strictObject({
      account: AccountNumber,
      user: z.string().min(1).max(128),
      choice: PolicyChoice,
      what: z.enum(['policy', 'message']),
    }),
    Nothing,
  ),
  /** The message to an administrator about an open rotation; main builds it. */
  copyRequest: call(z.strictObject({ rotation: RotationRef }), Nothing),
  /** A person has read what Keyturn does. */
  endWelcome: call(Nothing, Nothing),
  /** Asks the other partitions of AWS about a key that the usual one does not know; the snapshot tells what comes of it. */
  askOtherPartitions: call(z.strictObject({ keyId: KeyRef }), Nothing),
  stopAskingPartitions: call(z.strictObject({ keyId: KeyRef }), Nothing),
  /** Writes the region in which the key of this profile was found into the profile. */
  writeRegion: call(z.strictObject({ profile: ProfileRef }), Nothing),
  dismiss: call(z.strictObject({ rotation: RotationRef }), Nothing),
  checkNow: call(Nothing, Nothing),
  /** A person agrees that requests of this profile go to these hosts, as they were shown; an empty name: of a new key. */
  askThere: call(
    z.strictObject({
      profile: z.string().max(512),
      hosts: z.array(z.string().max(256)).min(1).max(2),
    }),
    Nothing,
  ),
  history: call(
    z.strictObject({
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(200),
      filter: HistoryFilter.optional(),
    }),
    HistoryPage,
  ),
  /** Main asks where to, and writes; whether a person chose a file. */
  exportHistory: call(z.strictObject({ format: ExportFormat, filter: HistoryFilter }), Chosen),
  /** Has main ask AWS for the credential report of the account; the snapshot tells what comes of it. */
  askForTeam: call(z.strictObject({ profile: ProfileRef }), Nothing),
  team: call(
    z.strictObject({
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(200),
      filter: TeamFilter,
    }),
    TeamPage,
  ),
  /** Main asks where to, and writes who is looked for; whether a person chose a file. */
  exportTeam: call(z.strictObject({ filter: TeamFilter }), Chosen),
  copyTeamPolicy: call(Nothing, Nothing),
  openGuide: call(z.strictObject({ guide: GuideName }), Nothing),
} as const satisfies Record<CommandName, { readonly input: z.ZodType; readonly output: z.ZodType }>;

/** What main says to the page unasked, and on which channel. There is no other one. */
export const pushes = { snapshot: { channel: snapshotChannel, value: Snapshot } } as const;

export type Contract = typeof contract;
export type Input<Name extends CommandName> = z.infer<Contract[Name]['input']>;
export type Output<Name extends CommandName> = z.infer<Contract[Name]['output']>;

/** What comes back over the bridge: a value, or a failure out of the closed list. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** The functions the page finds on its bridge. */
export type Bridge = {
  readonly [Name in Exclude<CommandName, 'readDroppedKey'>]: (
    input: Input<Name>,
  ) => Promise<Reply<Output<Name>>>;
} & {
  /** Takes the `File` of a drop; one that the page has made itself has no path, and is refused. */
  readonly readDroppedKey: (file: unknown) => Promise<Reply<undefined>>;
  /** Calls back with every snapshot from now on; gives a function that ends it. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
};
