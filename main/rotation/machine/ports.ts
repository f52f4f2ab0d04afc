import type { HistoryLine } from '../../../shared/contract/history.ts';
import type { UsedElsewhere } from '../../../shared/contract/rotation.ts';
import type { Policy } from '../../../shared/settings/policy.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId, RotationId } from '../../../shared/values/identifiers.ts';
import type { Connection, ProfileToReach } from '../../aws/connection/connection.ts';
import type { TrustedHosts } from '../../aws/other-hosts/other-hosts.ts';
import type { Aws } from '../../aws/session.ts';
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { CredentialsFiles } from '../../credentials/credentials-files.ts';
import type { KeyBackups } from '../../keychain/backups.ts';
import type { Locks } from '../../locks/locks.ts';
import type { BegunRecord, JournalRecord, NewRecord } from './records.ts';

/** Every journalled rotation, and what could not be read. */
export type JournalReading = {
  readonly rotations: readonly {
    readonly begun: BegunRecord;
    readonly later: readonly JournalRecord[];
    /** A record in the middle is damaged: what came after it is not known. */
    readonly damage: Failure | undefined;
  }[];
  /** Files from which not even the rotation they belong to can be read. */
  readonly unreadable: readonly Failure[];
};

/** The durable record. Each call ends when the bytes are on the disk; it throws JOURNAL_NOT_WRITABLE. */
export type Journal = {
  begin(record: Omit<BegunRecord, 'version' | 'at'>): Promise<BegunRecord>;
  append(rotation: RotationId, record: NewRecord): Promise<JournalRecord>;
  /** Forgets a rotation that was closed. */
  remove(rotation: RotationId): Promise<void>;
  load(): Promise<JournalReading>;
};

/** What a person has said about each key. */
export type UsedElsewhereAnswers = {
  get(key: AccessKeyId): UsedElsewhere | undefined;
  set(key: AccessKeyId, answer: UsedElsewhere): void;
};

/** Everything outside the engine that it uses. */
export type Ports = {
  readonly clock: Clock;
  readonly aws: Aws;
  readonly files: CredentialsFiles;
  readonly journal: Journal;
  readonly backups: KeyBackups;
  readonly locks: Locks;
  /** What a person has chosen, as it is now. */
  readonly policy: () => Policy;
  /**
   * Throws ACCOUNT_NOT_ALLOWED where an organisation lets no key of this account be rotated. Only the check calls it.
   */
  readonly requireAllowed: (account: string) => void;
  /** The account of a key as AWS reported it last, if it did. Only the check calls it. */
  readonly accountOf: (key: AccessKeyId) => string | undefined;
  readonly answers: UsedElsewhereAnswers;
  readonly history: {
    append(line: Omit<HistoryLine, 'version'>): Promise<void>;
    /** Those of the lines that are not in it. */
    missing(
      lines: readonly Omit<HistoryLine, 'version'>[],
    ): Promise<readonly Omit<HistoryLine, 'version'>[]>;
  };
  readonly log: Log;
  /** With what a person has agreed to for this profile. */
  readonly connectionOf: (profile: ProfileToReach) => Connection;
  /** The hosts besides AWS that a person lets requests of a profile go to. */
  readonly trustedHosts: TrustedHosts;
  readonly newRotationId: () => RotationId;
  /** From 0 up to 1, without 1: spreads what is tried again. */
  readonly random: () => number;
  /** The name of this computer, for people. */
  readonly host: string;
  /** The ID of this computer, which its name does not change; empty where the system has none. */
  readonly machine: string;
  /** The id of this run of the system; empty where it has none. */
  readonly boot: string;
};
