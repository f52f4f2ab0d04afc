import type { ReactElement } from 'react';
import type { ProfileView, Snapshot, UserKey } from '../../shared/contract/snapshot.ts';
import { ageInDays } from '../../shared/lib/age.ts';
import { DAY } from '../../shared/lib/time.ts';
import { snoozedUntil } from '../../shared/reminders/snoozed-until.ts';
import {
  backupInWords,
  detailsWords,
  endpointSentence,
  hostsSentence,
  usedElsewhereInWords,
} from '../../shared/words/profiles/details.ts';
import { planSentences } from '../../shared/words/rotation/plan.ts';
import { automaticInWords } from '../../shared/words/settings/automatic.ts';
import {
  createdInWords,
  keyFactsWords,
  keyStatuses,
  lastUseInWords,
} from '../../shared/words/window.ts';
import { useSnapshot } from '../bridge/snapshot-context.ts';
import { formatInstant } from '../ui/format.ts';
import { AutomaticSwitch } from './automatic-switch.tsx';
import { KeyHistory } from './key-history.tsx';
import { RemindLater } from './snooze.tsx';

/** The profiles whose details are open. Stored outside the items, which move when their account becomes known. */
export type OpenDetails = {
  readonly names: ReadonlySet<string>;
  readonly set: (name: string, isOpen: boolean) => void;
};

type DetailsProps = {
  readonly profile: ProfileView;
  readonly canRotate: boolean;
  readonly details: OpenDetails;
};

/** All facts of the key of a profile. Rendered only when it is opened. */
export function KeyDetails({
  profile,
  canRotate,
  details,
}: DetailsProps): ReactElement | undefined {
  const isOpen = details.names.has(profile.name);
  return profile.keyId === undefined ? undefined : (
    <details
      className="more key-details"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        details.set(profile.name, currentTarget.open);
      }}
    >
      <summary>
        {detailsWords.summary}{' '}
        <span className="for-ears">{detailsWords.ofProfile(profile.name)}</span>
      </summary>
      {isOpen && (
        <div className="details-body">
          <Facts profile={profile} keyId={profile.keyId} />
          {profile.automatic !== undefined && (
            <AutomaticSwitch profile={profile.name} view={profile.automatic} />
          )}
          <UserKeys profile={profile} keyId={profile.keyId} />
          <Places profile={profile} />
          {canRotate && <Plan profile={profile} />}
          {profile.standing.can !== 'never' && profile.key !== undefined && (
            <RemindLater keyId={profile.key} profile={profile.name} />
          )}
          <KeyHistory keyId={profile.keyId} />
        </div>
      )}
    </details>
  );
}

type KeyProps = { readonly profile: ProfileView; readonly keyId: string };

function Facts({ profile, keyId }: KeyProps): ReactElement {
  const snapshot = useSnapshot();
  const { backups } = snapshot;
  const { endpoint, hosts, lastUse, usedElsewhere, standing } = profile;
  const rotates = standing.can !== 'never';
  return (
    <dl className="facts">
      <dt>{detailsWords.keyId}</dt>
      <dd className="key-id">{keyId}</dd>
      {endpoint !== undefined && (
        <>
          <dt>{detailsWords.endpoint}</dt>
          <dd>{endpointSentence(endpoint)}</dd>
        </>
      )}
      {endpoint === undefined && hosts !== undefined && (
        <>
          <dt>{detailsWords.endpoint}</dt>
          <dd>{hostsSentence(hosts)}</dd>
        </>
      )}
      {rotates && (
        <>
          <dt>{detailsWords.lastUse}</dt>
          <dd>
            {lastUseInWords(lastUse ?? { known: 'not known' }, formatInstant)}{' '}
            <span className="hint">{detailsWords.lastUseHint}</span>
          </dd>
          <dt>{detailsWords.usedElsewhere}</dt>
          <dd>{usedElsewhereInWords(usedElsewhere)}</dd>
          <dt>{detailsWords.reminder}</dt>
          <dd>{reminderInWords(profile, snapshot)}</dd>
          <dt>{detailsWords.rotates}</dt>
          <dd>
            {profile.automatic === undefined
              ? detailsWords.rotatesByHand
              : automaticInWords(profile.automatic)}
          </dd>
        </>
      )}
      <dt>{detailsWords.backup}</dt>
      <dd>{backupInWords(backups, keyId)}</dd>
    </dl>
  );
}

function reminderInWords(
  { age, key }: ProfileView,
  { limits: { dueDays }, reminders, snoozes, at }: Snapshot,
): string {
  if (!reminders.on) {
    return detailsWords.remindersOff;
  }
  const off = snoozedUntil(snoozes, key === undefined ? [] : [key], at);
  if (off !== undefined) {
    return detailsWords.remindedAfter(off);
  }
  if (age === undefined) {
    return detailsWords.noReminder;
  }
  return age.due === 'fresh'
    ? detailsWords.remindedFrom(age.createdAt + dueDays * DAY)
    : detailsWords.remindedNow;
}

function UserKeys({ profile, keyId }: KeyProps): ReactElement | undefined {
  const { user, userKeys } = profile;
  if (user === undefined) {
    return undefined;
  }
  return (
    <section>
      <h3 className="lead-in">{detailsWords.userKeys(user)}</h3>
      {userKeys.length === 0 && <p className="hint">{detailsWords.userKeysNotKnown}</p>}
      <ul className="user-keys">
        {userKeys.map((key) => (
          <UserKeyItem key={key.keyId} about={key} isThis={key.keyId === keyId} />
        ))}
      </ul>
    </section>
  );
}

function UserKeyItem({
  about,
  isThis,
}: {
  readonly about: UserKey;
  readonly isThis: boolean;
}): ReactElement {
  const { at: now } = useSnapshot();
  const { keyId, status, createdAt, profiles } = about;
  const created =
    createdAt === undefined
      ? keyFactsWords.notKnown
      : createdInWords(formatInstant(createdAt), ageInDays(createdAt, now));
  const held = profiles.length === 0 ? detailsWords.heldByNone : detailsWords.heldBy(profiles);
  return (
    <li>
      <p>
        <span className="key-id">{keyId}</span> {keyStatuses[status]}
        {isThis && ` (${detailsWords.thisKey})`}
      </p>
      <p className="hint">
        {keyFactsWords.created}: {created}. {held}
      </p>
    </li>
  );
}

function Places({ profile: { places } }: { readonly profile: ProfileView }): ReactElement {
  return (
    <section>
      <h3 className="lead-in">{detailsWords.places}</h3>
      <ul>
        {places.map(({ path, line, section, shadowed }) => (
          <li key={`${path} ${line}`} className="path">
            {detailsWords.place(path, line)} [{section}]
            {shadowed && <span className="hint"> {detailsWords.shadowed}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Plan({ profile }: { readonly profile: ProfileView }): ReactElement {
  return (
    <section>
      <h3 className="lead-in">{detailsWords.plan}</h3>
      <ol className="plan">
        {planSentences(profile, useSnapshot()).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  );
}
