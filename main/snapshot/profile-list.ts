import { withAutomatic } from '../../shared/automatic/automatic-facts.ts';
import type { AutomaticChoice } from '../../shared/contract/automatic.ts';
import type { RotationView } from '../../shared/contract/rotation.ts';
import type { ProfileView } from '../../shared/contract/snapshot.ts';
import { defined } from '../../shared/lib/defined.ts';
import type { Limits } from '../../shared/settings/due.ts';
import type { ManagedView } from '../../shared/settings/managed.ts';
import type { Connection, ProfileToReach } from '../aws/connection/connection.ts';
import type { Clock } from '../base/clock.ts';
import type { PartitionAnswers } from '../partitions/partition-answers.ts';
import type { UsedElsewhereAnswers } from '../rotation/machine/ports.ts';
import type { ConnectionHosts } from './connection-hosts.ts';
import type { CreateDates } from './create-dates.ts';
import type { KnownKeys } from './known-keys.ts';
import type { LastUses } from './last-uses.ts';
import { nonAwsEndpoint } from './non-aws-endpoint.ts';
import { profileViews } from './profile-view.ts';
import type { Quarantines } from './quarantines.ts';
import { withUndoOffer } from './with-undo-offer.ts';

/** What the list of profiles is made from. */
export type ProfileListOptions = {
  readonly keys: Pick<KnownKeys, 'reading' | 'answers'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly answers: Pick<UsedElsewhereAnswers, 'get'>;
  readonly quarantines: Pick<Quarantines, 'of'>;
  readonly lastUses: Pick<LastUses, 'of'>;
  readonly createDates: Pick<CreateDates, 'of'>;
  readonly connectionOf: (profile: ProfileToReach) => Connection;
  readonly partitions: Pick<PartitionAnswers, 'view'>;
  readonly hosts: Pick<ConnectionHosts, 'of'>;
  readonly rotations: () => readonly RotationView[];
  readonly automatic: () => Readonly<Record<string, AutomaticChoice>>;
  readonly limits: () => Limits;
  readonly managed: () => { readonly view: ManagedView | undefined };
  /** The identity of this computer. */
  readonly computer: string;
  /** AWS's time; undefined if it is uncertain now. */
  readonly awsTime: () => number | undefined;
};

/** The profiles as the window shows them, out of all that is known of their keys. */
export function createProfileList(options: ProfileListOptions): {
  view(): { profiles: ProfileView[] };
} {
  const { keys, clock, connectionOf, computer } = options;
  return {
    view: () => {
      const limits = options.limits();
      const { view: managed } = options.managed();
      const rotations = [...options.rotations()];
      const choices = options.automatic();
      const around = {
        rotations,
        limits,
        computer,
        now: options.awsTime(),
        ...defined({ managed }),
      };
      const profiles = profileViews({
        reading: keys.reading(),
        keys: keys.answers,
        answerFor: options.answers.get,
        lastUseOf: options.lastUses.of,
        quarantineOf: options.quarantines.of,
        createdAt: options.createDates.of,
        whereTo: (profile) => nonAwsEndpoint(connectionOf(profile)),
        partitionsOf: (profile, failure) =>
          options.partitions.view({
            id: profile.pair.id,
            connection: connectionOf(profile),
            failure,
          }),
        hostsOf: (profile) => options.hosts.of(connectionOf(profile)),
        limits,
        managed,
        now: clock.now(),
      });
      return {
        profiles: profiles
          .map((profile) => withUndoOffer(profile, rotations))
          .map((profile) => withAutomatic(profile, choices, around)),
      };
    },
  };
}
