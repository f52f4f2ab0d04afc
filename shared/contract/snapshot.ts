import { z } from 'zod';
import { Appearance } from '../settings/appearance.ts';
import { Limits } from '../settings/due.ts';
import { ManagedView } from '../settings/managed.ts';
import { NetworkChoice } from '../settings/network.ts';
import { Policy } from '../settings/policy.ts';
import { NotToRotate } from '../standing/reasons.ts';
import { Remark } from '../standing/remark.ts';
import { Failure } from '../values/failure.ts';
import { FileProblem } from '../values/file-problem.ts';
import { Instant, KeyFacts, LastUse } from '../values/key-facts.ts';
import { languages } from '../words/language.ts';
import { AddKeyView } from './add-key-view.ts';
import { AutomaticView } from './automatic.ts';
import { CopiedHandout, HandoutPlace } from './handout.ts';
import { PartitionsView } from './partitions.ts';
import { UserRights } from './permissions.ts';
import { Reminders, Snoozes } from './reminders.ts';
import { MaskedKeyId, RotationView, UsedElsewhere } from './rotation.ts';
import { TeamView } from './team.ts';
import { Updates } from './updates.ts';

const Text = z.string().max(512);

/** Whether a profile can rotate now. */
export const RotationAbility = z.discriminatedUnion('can', [
  z.strictObject({ can: z.literal('rotate') }),
  z.strictObject({ can: z.literal('not yet known') }),
  z.strictObject({ can: z.literal('not now'), failure: Failure }),
  NotToRotate,
]);
export type RotationAbility = z.infer<typeof RotationAbility>;

/** The age of a key, from AWS's creation date. */
export const Age = z.strictObject({
  createdAt: Instant,
  days: z.number().int().nonnegative(),
  due: z.enum(['fresh', 'due', 'overdue']),
});
export type Age = z.infer<typeof Age>;

/** A line of a file that holds the key of a profile. */
export const KeyLocationView = z.strictObject({
  path: z.string().max(4096),
  /** The line of the ID, counted from 1. */
  line: z.number().int().positive(),
  /** The text between the brackets of its section. */
  section: Text,
  /** No tool reads it for this profile, since another location takes precedence. It is changed all the same. */
  shadowed: z.literal(true).optional(),
});
export type KeyLocationView = z.infer<typeof KeyLocationView>;

/** A key of the user, as AWS lists it. The ID is whole: a person looks for it in the console. */
export const UserKey = KeyFacts.omit({ lastUse: true });
export type UserKey = z.infer<typeof UserKey>;

/** Where requests of a profile go, if that is not AWS. */
export const EndpointView = z.strictObject({
  /** With the port if it is not the usual one. */
  hosts: z.array(Text).min(1).max(2),
  /** A person has to agree to them before a key is created there. */
  asks: z.literal(true).optional(),
});
export type EndpointView = z.infer<typeof EndpointView>;

/** One profile of the list. */
export const ProfileView = z.strictObject({
  name: Text,
  key: MaskedKeyId.optional(),
  account: Text.optional(),
  user: Text.optional(),
  age: Age.optional(),
  /** The whole ID. Undefined where the profile holds no key of its own. */
  keyId: z.string().max(128).optional(),
  /** Every location of the key, in any profile. */
  places: z.array(KeyLocationView),
  /** All keys of its user; empty where AWS has not listed them. */
  userKeys: z.array(UserKey),
  /** The last use other than Keyturn's own requests. */
  lastUse: LastUse.optional(),
  /** Other profiles that hold the same key and change with it. */
  sharesKeyWith: z.array(Text),
  usedElsewhere: UsedElsewhere.optional(),
  standing: RotationAbility,
  /** Remarks about its lines in the files; the first ones only. */
  remarks: z.array(Remark).max(8).optional(),
  /** Where its requests go, STS first; undefined while unknown, or where nothing is sent. */
  hosts: z.array(Text).min(1).max(2).optional(),
  /** Undefined where its requests go to AWS. */
  endpoint: EndpointView.optional(),
  /** What the other partitions of AWS report about its key; undefined where they need not be asked. */
  partitions: PartitionsView.optional(),
  /** The profile names an MFA device for its requests. */
  mfa: z.literal(true).optional(),
  /** Whether its key rotates automatically; undefined where the profile has no key that can rotate. */
  automatic: AutomaticView.optional(),
});
export type ProfileView = z.infer<typeof ProfileView>;

export const AccountNumber = z.string().regex(/^\d{12}$/);
/** A name that a person gives to an account. */
export const AccountName = z.string().max(60);

/** What a known file is for. */
export const FileKind = z.enum(['credentials', 'config']);
export type FileKind = z.infer<typeof FileKind>;

/** The folder of a further home. Short, because the names of its profiles carry it. */
export const HomeFolder = z.string().min(1).max(255);

/** One of the known files. */
export const FileView = z.strictObject({
  kind: FileKind,
  path: z.string().max(4096),
  from: z.enum([
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_CONFIG_FILE',
    'AWS_SHARED_CREDENTIALS_FILE of the login shell',
    'AWS_CONFIG_FILE of the login shell',
    'settings',
    'home',
    'further home',
  ]),
  /** The folder of the additional home it belongs to. */
  home: HomeFolder.optional(),
  /** The variable's value, where the path was made from it. */
  written: z.string().max(4096).optional(),
  /** The folder against which a relative path was resolved. */
  relativeTo: z.string().max(4096).optional(),
  /** What in the path is probably a mistake: a variable that is not set, another user’s home, quotes. */
  doubt: z.enum(['variable', 'user', 'quotes']).optional(),
  state: z.enum(['read', 'missing', 'not readable', 'refused']),
  failure: Failure.optional(),
  /** It has no bytes at all. */
  isEmpty: z.literal(true).optional(),
  /** It holds a secret, and other users of this computer can read it. */
  openToOthers: z.literal(true).optional(),
  /** What AWS's tools reject in it, by line; the first problems only. */
  problems: z.array(FileProblem).max(20).optional(),
});
export type FileView = z.infer<typeof FileView>;

/** Whether the keychain of the system can be used. */
export const KeychainState = z.enum(['not asked yet', 'works', 'locked', 'absent', 'failed']);
export type KeychainState = z.infer<typeof KeychainState>;

/** A pair that is backed up in the keychain. */
export const BackupView = z.strictObject({
  keyId: z.string().max(128),
  account: Text,
  user: Text,
  /** The profiles that held it when it was backed up. */
  profiles: z.array(Text),
  keptAt: Instant,
  /** Whether a known file holds this ID with this secret. */
  inFiles: z.boolean(),
});
export type BackupView = z.infer<typeof BackupView>;

/** Where a menu or a notification asks the window to go; `turn` differs each time. */
export const NavigationTarget = z.strictObject({
  view: z.enum(['profiles', 'settings']),
  profile: Text.optional(),
  turn: z.number().int().nonnegative(),
});
export type NavigationTarget = z.infer<typeof NavigationTarget>;

/** Everything the window, the tray and the notifications show. A higher number is newer. */
export const Snapshot = z.strictObject({
  number: z.number().int().nonnegative(),
  version: Text,
  /** When the snapshot was taken. */
  at: Instant,
  /** Whether the files have been read. */
  loaded: z.boolean(),
  /** Whether AWS is being asked for ages. */
  checking: z.boolean(),
  files: z.array(FileView),
  profiles: z.array(ProfileView),
  /** The users whose keys the profiles hold, with their permissions. */
  permissions: z.array(UserRights),
  /** The newest first; without those that succeeded and were dismissed. */
  rotations: z.array(RotationView),
  keychain: KeychainState,
  /** Undefined where the keychain could not be read. */
  backups: z.array(BackupView).optional(),
  policy: Policy,
  limits: Limits,
  /** The organisation's rules; undefined without a policy file. `policy` and `limits` comply with them. */
  managed: ManagedView.exactOptional(),
  appearance: Appearance,
  /** The language of window, menu and notifications. */
  language: z.enum(languages),
  reminders: Reminders,
  /** Those that have not ended. */
  snoozes: Snoozes,
  /** How a person has chosen to reach AWS. */
  connection: NetworkChoice,
  accountNames: z.record(AccountNumber, AccountName),
  /** Whether a person has closed the welcome. */
  welcomed: z.boolean(),
  /** The handout places that have the new key already, by rotation. */
  handoutChecklist: z.record(z.string().max(64), z.array(HandoutPlace)),
  /** A pair that is in the clipboard. */
  copiedHandout: CopiedHandout.optional(),
  /** Undefined until a person requests it. */
  team: TeamView.optional(),
  /** The pending key. */
  adding: AddKeyView.optional(),
  /** How far this computer's clock is behind AWS's (ahead: negative), in ms; undefined below five minutes. */
  clockOff: z.number().optional(),
  /** Why AWS could not be reached the last time; what is known of the keys stays. */
  network: Failure.optional(),
  /** Whether the system starts Keyturn at login, as it reports; undefined where it doesn't. */
  startsAtLogin: z.boolean().optional(),
  /** The desktop shows no tray icons, and the notice of that was not dismissed yet. */
  noTray: z.literal(true).optional(),
  goTo: NavigationTarget.optional(),
  updates: Updates,
  /** What Keyturn itself can't do: a journal it can't write, a damaged one. */
  troubles: z.array(Failure),
});
export type Snapshot = z.infer<typeof Snapshot>;
