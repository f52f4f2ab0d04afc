import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { defined } from '../../shared/lib/defined.ts';
import type { Failure } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { Connection, ProfileToReach } from '../aws/connection/connection.ts';
import type { Aws } from '../aws/session.ts';
import type { Clock } from '../base/clock.ts';
import type { CredentialsFiles, FilesReading } from '../credentials/credentials-files.ts';
import {
  accountInAnswer,
  askAboutKeys,
  type AwsKeyAnswer,
  type KeyToAsk,
} from './ask-about-keys.ts';
import { createCheckRunner } from './check-runner.ts';
import type { ConnectionHosts } from './connection-hosts.ts';
import type { CreateDates } from './create-dates.ts';
import type { LastUses } from './last-uses.ts';
import { isUnanswered, networkTroubleOf, noticeableOffset } from './network-state.ts';
import type { Quarantines } from './quarantines.ts';
import { connectionsOf, fileView, heldKeys, keysToAsk } from './read-files.ts';
import { type Rights, userRights } from './rights.ts';

/** The keys of the files, and AWS's answers about them. */
export type KnownKeys = {
  /** Reads the files and asks AWS about every key. A second call joins the first. */
  check(): Promise<void>;
  /** The same for a person: a known quarantine is forgotten, so that the next rotation finds out again. */
  checkForPerson(): Promise<void>;
  /** Reads the files, which have changed, and asks AWS about the keys that are not known yet. */
  lookAtFiles(): Promise<void>;
  /** Asks again about the keys without an answer, one after the other: AWS may have been too busy. */
  askAgain(): Promise<void>;
  /** Reads the files, and asks AWS about this key. */
  askAbout(key: AccessKeyId): Promise<void>;
  /** How many keys have no answer, while AWS can be reached. */
  unanswered(): number;
  /** When AWS created a key, in ms since 1970; undefined if unknown. */
  createdAt(key: AccessKeyId): number | undefined;
  /** The account that AWS last reported for a key; undefined if unknown. */
  accountOf(key: AccessKeyId): string | undefined;
  /** The files as they were read last. */
  reading(): FilesReading;
  /** AWS's last answers, by the ID of the key. */
  readonly answers: ReadonlyMap<AccessKeyId, AwsKeyAnswer>;
  view(): Pick<Snapshot, 'loaded' | 'checking' | 'files' | 'permissions' | 'clockOff' | 'network'>;
};

export type KnownKeysOptions = {
  readonly aws: Aws;
  readonly files: Pick<CredentialsFiles, 'read'>;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly rights: Pick<Rights, 'of'>;
  readonly quarantines: Pick<Quarantines, 'forget'>;
  readonly lastUses: Pick<LastUses, 'told' | 'keep'>;
  readonly createDates: CreateDates;
  readonly connectionOf: (profile: ProfileToReach) => Connection;
  readonly hosts: Pick<ConnectionHosts, 'lookUp'>;
  /** AWS is asked about the keys only after this; at once by default. */
  readonly mayAsk?: Promise<unknown>;
  readonly changed: () => void;
};

export function createKnownKeys(options: KnownKeysOptions): KnownKeys {
  const { aws, files, clock, lastUses, createDates, connectionOf, changed } = options;
  const answers = new Map<AccessKeyId, AwsKeyAnswer>();
  const unanswered = new Set<AccessKeyId>();
  let reading: FilesReading = { files: [], profiles: [] };
  let reads = 0;
  let newestRead = 0;
  let loaded = false;
  let network: Failure | undefined;

  async function checkOnce(): Promise<void> {
    changed();
    await readFiles();
    const all = keysToAsk(reading, connectionOf);
    // If nothing may be asked, nothing can be out of reach.
    if (all.length === 0) network = undefined;
    await ask(all);
  }

  async function readFiles(): Promise<void> {
    reads += 1;
    const turn = reads;
    const read = await files.read();
    // A reading that began later has newer results.
    if (turn < newestRead) return;
    newestRead = turn;
    reading = read;
    loaded = true;
    changed();
  }

  async function ask(about: readonly KeyToAsk[], sideBySide?: number): Promise<void> {
    const told: AwsKeyAnswer[] = [];
    await options.mayAsk;
    await options.hosts.lookUp(connectionsOf(reading, connectionOf));
    const takers = {
      used: lastUses.told,
      known: (id: AccessKeyId, known: AwsKeyAnswer): void => {
        told.push(known);
        createDates.told(known);
        // An earlier answer stays true while AWS does not answer: the creation date does not change.
        if (!isUnanswered(known) || !answers.has(id)) answers.set(id, known);
        if (isUnanswered(known)) unanswered.add(id);
        else unanswered.delete(id);
        changed();
      },
    };
    await askAboutKeys(aws, about, takers, sideBySide);
    if (about.length > 0) {
      const ids = heldKeys(reading).map(({ id }) => id);
      lastUses.keep(ids);
      // A file that can't be read now may hold any of them.
      if (reading.files.every((file) => file.state !== 'not readable')) createDates.keep(ids);
    }
    const [first] = told;
    if (first === undefined) return;
    const isReached = told.some((answer) => networkTroubleOf(answer) === undefined);
    network = isReached ? undefined : networkTroubleOf(first);
  }

  /** Reads the files, and asks about those of their keys. */
  async function askWhere(isMeant: (id: AccessKeyId) => boolean): Promise<void> {
    await readFiles();
    await ask(keysToAsk(reading, connectionOf).filter(({ pair }) => isMeant(pair.id)));
  }

  /** Those of them that a file still holds. */
  function stillUnanswered(): readonly KeyToAsk[] {
    if (unanswered.size === 0) return [];
    return keysToAsk(reading, connectionOf).filter(({ pair }) => unanswered.has(pair.id));
  }

  const checking = createCheckRunner({ clock, work: checkOnce, changed });
  return {
    check: checking.check,
    checkForPerson: () => {
      options.quarantines.forget();
      return checking.check();
    },
    lookAtFiles: () => askWhere((id) => !answers.has(id)),
    askAbout: (key) => askWhere((id) => id === key),
    askAgain: () => ask(stillUnanswered(), 1),
    unanswered: () => (network === undefined ? stillUnanswered().length : 0),
    createdAt: (key) => {
      const listed = [...answers.values()].flatMap((known) =>
        known.state === 'known' ? known.keys : [],
      );
      const found = listed.find(({ id, createdAt }) => id === key && createdAt !== undefined);
      return found?.createdAt ?? createDates.of(key);
    },
    accountOf: (key) => accountInAnswer(answers.get(key)),
    reading: () => reading,
    answers,
    view: () => {
      const clockOff = noticeableOffset(aws.clockOffset());
      return {
        loaded,
        checking: checking.isUnderWay(),
        files: reading.files.map(fileView),
        permissions: userRights(heldKeys(reading), answers, options.rights),
        ...defined({ clockOff, network }),
      };
    },
  };
}
