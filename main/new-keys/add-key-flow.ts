import type { AddKeyView, NewKeySource, NewKeyView } from '../../shared/contract/add-key-view.ts';
import { newProfileName } from '../../shared/keys/new-profile-name.ts';
import { defined } from '../../shared/lib/defined.ts';
import { MINUTE } from '../../shared/lib/time.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { FailureError } from '../../shared/values/failure.ts';
import type { AccessKeyId, ProfileName } from '../../shared/values/identifiers.ts';
import type { Connection } from '../aws/connection/connection.ts';
import type { Clock } from '../base/clock.ts';
import type { CredentialsFiles } from '../credentials/credentials-files.ts';
import { type NewKey, readNewKeys } from '../credentials/new-keys/read-new-keys.ts';
import type { KeyToFind } from '../partitions/other-partitions.ts';
import type { PartitionAnswers } from '../partitions/partition-answers.ts';
import { samePair, type KeyPair } from '../secrets/key-pair.ts';
import type { AwsKeyAnswer } from '../snapshot/ask-about-keys.ts';

/** Pending keys: read, and not yet in a file. Their secrets stay here, and not for long. */
export type AddKeyFlow = {
  /**
   * Reads the clipboard or a file that a person chooses, and asks AWS about the keys; returns whether there was
   * something to read. Throws NEW_KEY_NOT_FOUND, NEW_KEY_TEMPORARY, NEW_KEY_TOO_LARGE or FILE_NOT_READABLE.
   */
  read(from: NewKeySource): Promise<boolean>;
  /** The same for a file that a person has dropped on the window. */
  readDropped(path: string): Promise<void>;
  /** Asks AWS again about keys that it has not accepted, with the settings of this profile if one is named. */
  ask(profile?: string): Promise<void>;
  /** Asks again about one of them, with the same settings. */
  askAbout(id: AccessKeyId): Promise<void>;
  /** One of them, and where AWS was asked about it. */
  keyOf(id: AccessKeyId): KeyToFind | undefined;
  /** Throws BAD_REQUEST for another key or name, PLACE_TAKEN, and the failure of saving; nothing has changed then. */
  add(id: AccessKeyId, profile: string): Promise<void>;
  forget(): void;
  view(): AddKeyView | undefined;
};

export type AddKeyFlowOptions = {
  /** Who owns the key, from AWS. */
  readonly askWhoseKey: (key: KeyToFind) => Promise<AwsKeyAnswer>;
  /** Where to ask AWS about a key, with the settings of a profile if one is named. */
  readonly connectionFor: (pair: KeyPair, profile: string | undefined) => Promise<Connection>;
  readonly partitions: Pick<PartitionAnswers, 'view'>;
  readonly files: Pick<CredentialsFiles, 'locationsOf' | 'pairOf'>;
  readonly clock: Clock;
  readonly clipboard: { read(): Promise<string>; empty(): Promise<void> };
  /** Asks a person for the file; undefined where none was chosen. */
  readonly askForFile: () => Promise<string | undefined>;
  /** Undefined where there is no such file. */
  readonly readFile: (path: string) => Promise<Buffer | undefined>;
  readonly addKey: (pair: KeyPair, profile: ProfileName) => Promise<void>;
  readonly changed: () => void;
};

type PendingKey = NewKey & {
  readonly heldBy: string[];
  answer: NewKeyView['asked'];
  /** The profile whose settings are used to ask AWS. */
  profile?: string | undefined;
  connection?: Connection;
};
type AddKeyState =
  | { readonly state: 'read'; readonly from: NewKeySource; readonly keys: readonly PendingKey[] }
  | Extract<AddKeyView, { state: 'added' }>;

// A person who is called away must not leave a secret in memory all day. In ms.
const FORGOTTEN_AFTER = 15 * MINUTE;
const MOST_KEYS = 20;

export function createAddKeyFlow(options: AddKeyFlowOptions): AddKeyFlow {
  const { files, clipboard, clock, changed } = options;
  let adding: AddKeyState | undefined;

  function show(next: AddKeyState | undefined): void {
    adding = next;
    changed();
  }

  async function keysFrom(from: NewKeySource): Promise<readonly NewKey[] | undefined> {
    if (from === 'clipboard') return readNewKeys(Buffer.from(await clipboard.read()));
    const path = await options.askForFile();
    return path === undefined ? undefined : keysOf(path);
  }

  async function keysOf(path: string): Promise<readonly NewKey[]> {
    try {
      const bytes = await options.readFile(path);
      if (bytes === undefined) throw new FailureError({ code: 'FILE_NOT_READABLE', path });
      return readNewKeys(bytes);
    } catch (cause) {
      throw isTooLarge(cause) ? new FailureError({ code: 'NEW_KEY_TOO_LARGE', path }) : cause;
    }
  }

  async function take(from: NewKeySource, found: readonly NewKey[]): Promise<void> {
    const keys = found.slice(0, MOST_KEYS);
    const read = { state: 'read', from, keys: await Promise.all(keys.map(pendingOf)) } as const;
    show(read);
    void forgetLater(read);
    await ask(read.keys);
  }

  async function pendingOf(key: NewKey): Promise<PendingKey> {
    const places = await files.locationsOf(key.pair.id).catch(() => []);
    const heldBy = [...new Set(places.map(({ profile }) => profile))];
    return { ...key, heldBy, answer: { answer: 'not yet' } };
  }

  /** AWS shows a secret once: the clipboard may be its only copy, even where a file has the ID. */
  async function isSaved({ pair }: PendingKey): Promise<boolean> {
    const inFiles = await files.pairOf(pair.id).catch(() => undefined);
    return inFiles !== undefined && samePair(inFiles, pair);
  }

  async function ask(keys: readonly PendingKey[]): Promise<void> {
    for (const key of keys) {
      key.answer = { answer: 'not yet' };
      changed();
      const connection = await options.connectionFor(key.pair, key.profile);
      key.connection = connection;
      key.answer = answerOf(await options.askWhoseKey({ pair: key.pair, connection }));
      changed();
    }
  }

  function pending(): readonly PendingKey[] {
    return adding?.state === 'read' ? adding.keys : [];
  }

  function keyView({ pair, user, heldBy, answer, connection }: PendingKey): NewKeyView {
    const failure = answer.answer === 'none' ? answer.failure : undefined;
    const partitions =
      connection === undefined || answer.answer !== 'none'
        ? undefined
        : options.partitions.view({ id: pair.id, connection, failure });
    return {
      keyId: pair.id,
      ...defined({ user }),
      heldBy,
      asked: answer,
      ...defined({ partitions }),
    };
  }

  async function forgetLater(read: AddKeyState): Promise<void> {
    await clock.sleep(FORGOTTEN_AFTER);
    if (adding === read) show(undefined);
  }

  return {
    read: async (from) => {
      const found = await keysFrom(from);
      if (found === undefined) return false;
      await take(from, found);
      return true;
    },
    readDropped: async (path) => {
      await take('CSV file', await keysOf(path));
    },
    ask: async (profile) => {
      const refused = pending().filter(({ answer }) => answer.answer === 'none');
      for (const key of refused) key.profile = profile ?? key.profile;
      await ask(refused);
    },
    askAbout: (id) => ask(pending().filter(({ pair }) => pair.id === id)),
    keyOf: (id) => {
      const key = pending().find(({ pair }) => pair.id === id);
      return key?.connection === undefined
        ? undefined
        : { pair: key.pair, connection: key.connection };
    },
    add: async (id, name) => {
      const profile = newProfileName(name);
      const read = adding?.state === 'read' ? adding : undefined;
      const key = read?.keys.find(({ pair }) => pair.id === id);
      if (profile === undefined || read === undefined || key === undefined) {
        throw new FailureError({ code: 'BAD_REQUEST' });
      }
      await options.addKey(key.pair, profile);
      const others = read.keys.filter((other) => other !== key);
      const clipboardEmptied =
        read.from === 'clipboard' &&
        (await Promise.all(others.map(isSaved))).every(Boolean) &&
        (await emptied(clipboard, key.pair));
      show({ state: 'added', from: read.from, keyId: id, profile, clipboardEmptied });
    },
    forget: () => {
      show(undefined);
    },
    view: () => {
      if (adding?.state !== 'read') return adding;
      return { state: 'read', from: adding.from, keys: adding.keys.map(keyView) };
    },
  };
}

/** What a person has copied since stays. Failing to empty the clipboard doesn't matter: the key is added. */
async function emptied(
  clipboard: AddKeyFlowOptions['clipboard'],
  { secret }: KeyPair,
): Promise<boolean> {
  try {
    const isStillThere = (await clipboard.read()).includes(secret.reveal());
    if (isStillThere) await clipboard.empty();
    return isStillThere;
  } catch {
    return false;
  }
}

/** Whether the file is too large to be one with a key, or for Keyturn to read. */
function isTooLarge(cause: unknown): boolean {
  const codes: readonly string[] = ['NEW_KEY_TOO_LARGE', 'FILE_TOO_LARGE'];
  return cause instanceof FailureError && codes.includes(cause.failure.code);
}

function answerOf(known: AwsKeyAnswer): NewKeyView['asked'] {
  switch (known.state) {
    case 'known':
      return { answer: 'accepted', account: known.account, user: known.user };
    case 'root user':
      return { answer: 'none', failure: { code: 'ROOT_USER' } };
    case 'not a user':
      return { answer: 'none', failure: { code: 'CANNOT_ROTATE' } };
    case 'not known':
      return { answer: 'none', failure: known.failure };
    default:
      return unreachable(known);
  }
}
