import type { AddKeyView } from '../../shared/contract/add-key-view.ts';
import type { AutomaticChoice } from '../../shared/contract/automatic.ts';
import type { CopiedHandout } from '../../shared/contract/handout.ts';
import type { Reminders, Snoozes } from '../../shared/contract/reminders.ts';
import type { RotationView } from '../../shared/contract/rotation.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { TeamView } from '../../shared/contract/team.ts';
import type { Appearance } from '../../shared/settings/appearance.ts';
import type { Limits } from '../../shared/settings/due.ts';
import type { ManagedView } from '../../shared/settings/managed.ts';
import type { NetworkChoice } from '../../shared/settings/network.ts';
import type { Policy } from '../../shared/settings/policy.ts';
import type { Failure } from '../../shared/values/failure.ts';
import type { Language } from '../../shared/words/language.ts';
import type { Connection, ProfileToReach } from '../aws/connection/connection.ts';
import type { Aws } from '../aws/session.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { CredentialsFiles } from '../credentials/credentials-files.ts';
import type { KeyBackups } from '../keychain/backups.ts';
import type { OtherPartitions } from '../partitions/other-partitions.ts';
import type { UsedElsewhereAnswers } from '../rotation/machine/ports.ts';
import type { ConnectionHosts } from './connection-hosts.ts';
import type { CreateDates } from './create-dates.ts';
import type { LastUses } from './last-uses.ts';
import type { Quarantines } from './quarantines.ts';
import type { Rights } from './rights.ts';

/** What the state is made from. */
export type AppStateOptions = {
  readonly aws: Aws;
  readonly files: CredentialsFiles;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
  readonly answers: Pick<UsedElsewhereAnswers, 'get'>;
  readonly rights: Pick<Rights, 'of'>;
  readonly quarantines: Pick<Quarantines, 'of' | 'forget'>;
  readonly lastUses: Pick<LastUses, 'told' | 'of' | 'keep'>;
  readonly createDates: CreateDates;
  readonly connectionOf: (profile: ProfileToReach) => Connection;
  readonly partitions: Pick<OtherPartitions, 'view'>;
  readonly addresses: ConnectionHosts;
  readonly rotations: () => readonly RotationView[];
  readonly backups: Pick<KeyBackups, 'list' | 'find'>;
  readonly policy: () => Policy;
  readonly automatic: () => Readonly<Record<string, AutomaticChoice>>;
  /** What tells this computer from others. */
  readonly computer: string;
  readonly awsTime: () => number | undefined;
  readonly limits: () => Limits;
  /** What an organisation has set, and what is wrong with the file. */
  readonly managed: () => {
    readonly view: ManagedView | undefined;
    readonly trouble: Failure | undefined;
  };
  readonly appearance: () => Appearance;
  readonly language: () => Language;
  readonly connection: () => NetworkChoice;
  readonly reminders: () => Reminders;
  readonly snoozes: () => Snoozes;
  readonly accountNames: () => Snapshot['accountNames'];
  readonly welcomed: () => boolean;
  readonly ticked: () => Snapshot['handoutChecklist'];
  readonly handout: () => CopiedHandout | undefined;
  readonly adding: () => AddKeyView | undefined;
  readonly team: () => TeamView | undefined;
  /** What the shell knows of the desktop. */
  readonly desktop: () => Pick<Snapshot, 'startsAtLogin' | 'noTray' | 'goTo' | 'updates'>;
  /** AWS is asked about the keys no sooner; at once if not said. */
  readonly mayAsk?: Promise<unknown>;
  readonly version: string;
};
