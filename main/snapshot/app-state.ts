import { withAutomatic } from '../../shared/automatic/automatic-facts.ts';
import type { BackupView, KeychainState, Snapshot } from '../../shared/contract/snapshot.ts';
import { defined } from '../../shared/lib/defined.ts';
import type { Failure } from '../../shared/values/failure.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { FilesReading } from '../credentials/credentials-files.ts';
import type { AppStateOptions } from './app-state-options.ts';
import {
  accountInAnswer,
  askAboutKeys,
  type KeyToAsk,
  type AwsKeyAnswer,
} from './ask-about-keys.ts';
import { backupViews } from './backup-view.ts';
import { createCheckRunner } from './check-runner.ts';
import { isUnanswered, networkTroubleOf, noticeableOffset } from './network-state.ts';
import { nonAwsEndpoint } from './non-aws-endpoint.ts';
import { profileViews } from './profile-view.ts';
import { connectionsOf, fileView, heldKeys, keysToAsk } from './read-files.ts';
import { createReportedFailures } from './reported-failures.ts';
import { userRights } from './rights.ts';
import { withUndoOffer } from './with-undo-offer.ts';

/** What the application knows, and the snapshots it makes of it. */
export type AppState = {
  /** Reads the files and asks AWS about every key; a call during another one joins it. */
  check(): Promise<void>;
  /** The same for a person: what AWS has said of a quarantine is asked again by the next rotation. */
  checkForPerson(): Promise<void>;
  /** Reads the files, which have changed, and asks AWS about the keys that are not known yet. */
  lookAtFiles(): Promise<void>;
  /** Asks once more about the keys that AWS has not answered for, one after the other: it may have been too busy. */
  askAgain(): Promise<void>;
  /** Reads the files, and asks AWS about this key. */
  askAbout(key: AccessKeyId): Promise<void>;
  /** How many keys AWS has not answered for, as long as it can be reached. */
  unanswered(): number;
  setKeychain(state: KeychainState): void;
  /** Asks the keychain again what it keeps; what it can't tell is not shown. Never throws. */
  readBackups(): Promise<void>;
  /** Something Keyturn itself can't do; shown until the application ends. */
  addTrouble(trouble: Failure): void;
  /** A rotation has changed. */
  touch(): void;
  /** When AWS made a key, in ms since 1970; undefined where it has not said. */
  createdAt(key: AccessKeyId): number | undefined;
  /** The account that AWS last named for a key; undefined where it has not said. */
  accountOf(key: AccessKeyId): string | undefined;
  /** The newest snapshot. */
  current(): Snapshot;
  /** Calls back with a new snapshot at most every 50 ms; gives a function that ends it. */
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
};

// A page can't show more, and a rotation changes in bursts.
const SNAPSHOT_EVERY_MS = 50;

/** The one owner of what the window and the tray show. */
export function createAppState(options: AppStateOptions): AppState {
  const { aws, files, clock, answers, lastUses, createDates } = options;
  const keys = new Map<AccessKeyId, AwsKeyAnswer>();
  const unanswered = new Set<AccessKeyId>();
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const troubles = createReportedFailures();
  let reading: FilesReading = { files: [], profiles: [] };
  let reads = 0;
  let newestRead = 0;
  let loaded = false;
  let network: Failure | undefined;
  let keychain: KeychainState = 'not asked yet';
  let backups: readonly BackupView[] | undefined;
  let number = 0;
  let announced: Promise<void> | undefined;

  function snapshot(): Snapshot {
    const now = clock.now();
    const clockOff = noticeableOffset(aws.clockOffset());
    const adding = options.adding();
    const copiedHandout = options.handout();
    const team = options.team();
    const rotations = [...options.rotations()];
    const limits = options.limits();
    const { computer } = options;
    const { view: managed, trouble } = options.managed();
    const shared = { rotations, limits, ...defined({ managed }) };
    const around = { ...shared, computer, now: options.awsTime() };
    return {
      number,
      version: options.version,
      at: now,
      loaded,
      checking: checking.isUnderWay(),
      files: reading.files.map(fileView),
      profiles: profileViews({
        reading,
        keys,
        answerFor: answers.get,
        lastUseOf: lastUses.of,
        quarantineOf: options.quarantines.of,
        createdAt: createDates.of,
        whereTo: (profile) => nonAwsEndpoint(options.connectionOf(profile)),
        partitionsOf: (profile, failure) =>
          options.partitions.view({
            id: profile.pair.id,
            connection: options.connectionOf(profile),
            failure,
          }),
        hostsOf: (profile) => options.addresses.of(options.connectionOf(profile)),
        limits,
        managed,
        now,
      })
        .map((profile) => withUndoOffer(profile, rotations))
        .map((profile) => withAutomatic(profile, options.automatic(), around)),
      permissions: userRights(heldKeys(reading), keys, options.rights),
      ...shared,
      keychain,
      ...(backups === undefined ? {} : { backups: [...backups] }),
      policy: options.policy(),
      appearance: options.appearance(),
      language: options.language(),
      reminders: options.reminders(),
      snoozes: options.snoozes(),
      connection: options.connection(),
      accountNames: options.accountNames(),
      welcomed: options.welcomed(),
      handoutChecklist: options.ticked(),
      ...defined({ copiedHandout, team, adding, clockOff, network }),
      ...options.desktop(),
      troubles: trouble === undefined ? [...troubles.all()] : [...troubles.all(), trouble],
    };
  }

  function touch(): void {
    number += 1;
    announced ??= announceSoon();
  }

  async function announceSoon(): Promise<void> {
    await clock.sleep(SNAPSHOT_EVERY_MS);
    announced = undefined;
    const newest = snapshot();
    for (const listener of listeners) {
      try {
        listener(newest);
      } catch (cause) {
        options.log.error('a change could not be told', cause);
      }
    }
  }

  async function checkOnce(): Promise<void> {
    touch();
    await readFiles();
    const all = keysToAsk(reading, options.connectionOf);
    // Where nothing may be asked, nothing can be out of reach.
    if (all.length === 0) network = undefined;
    await ask(all);
  }

  async function readFiles(): Promise<void> {
    reads += 1;
    const turn = reads;
    const read = await files.read();
    // One that began later has told more already.
    if (turn < newestRead) return;
    newestRead = turn;
    reading = read;
    loaded = true;
    touch();
  }

  async function ask(about: readonly KeyToAsk[], sideBySide?: number): Promise<void> {
    const told: AwsKeyAnswer[] = [];
    await options.mayAsk;
    await options.addresses.lookUp(connectionsOf(reading, options.connectionOf));
    const takers = {
      used: lastUses.told,
      known: (id: AccessKeyId, known: AwsKeyAnswer): void => {
        told.push(known);
        createDates.told(known);
        // What AWS has said stays true while it does not answer: a key's age does not change.
        if (!isUnanswered(known) || !keys.has(id)) keys.set(id, known);
        if (isUnanswered(known)) unanswered.add(id);
        else unanswered.delete(id);
        touch();
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

  /** Those of them that a file still holds. */
  function stillUnanswered(): readonly KeyToAsk[] {
    if (unanswered.size === 0) return [];
    return keysToAsk(reading, options.connectionOf).filter(({ pair }) => unanswered.has(pair.id));
  }

  const checking = createCheckRunner({ clock, work: checkOnce, changed: touch });
  return {
    check: checking.check,
    checkForPerson: () => {
      options.quarantines.forget();
      return checking.check();
    },
    lookAtFiles: async () => {
      await readFiles();
      const all = keysToAsk(reading, options.connectionOf);
      await ask(all.filter(({ pair }) => !keys.has(pair.id)));
    },
    askAbout: async (key) => {
      await readFiles();
      const all = keysToAsk(reading, options.connectionOf);
      await ask(all.filter(({ pair }) => pair.id === key));
    },
    askAgain: () => ask(stillUnanswered(), 1),
    unanswered: () => (network === undefined ? stillUnanswered().length : 0),
    setKeychain: (state) => {
      keychain = state;
      touch();
    },
    readBackups: async () => {
      backups = await backupViews(options.backups, files);
      touch();
    },
    addTrouble: (trouble) => {
      if (troubles.add(trouble)) touch();
    },
    touch,
    createdAt: (key) => {
      const listed = [...keys.values()].flatMap((known) =>
        known.state === 'known' ? known.keys : [],
      );
      const found = listed.find(({ id, createdAt }) => id === key && createdAt !== undefined);
      return found?.createdAt ?? createDates.of(key);
    },
    accountOf: (key) => accountInAnswer(keys.get(key)),
    current: snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
