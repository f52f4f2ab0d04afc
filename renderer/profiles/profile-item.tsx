import type { ReactElement } from 'react';
import type { ProfileView } from '../../shared/contract/snapshot.ts';
import { isNetworkTrouble } from '../../shared/failures/network-trouble.ts';
import { type WayOut, waysOut } from '../../shared/failures/ways-out.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { allowsNextRotation } from '../../shared/rotations/allows-next-rotation.ts';
import { agoInWords } from '../../shared/words/dates.ts';
import { explain } from '../../shared/words/errors.ts';
import { notToRotate, remarkSentences } from '../../shared/words/profiles/standing.ts';
import { lastUseInWords, profileWords } from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { useNavigationTarget } from '../bridge/use-navigation-target.ts';
import { OtherPartitions } from '../failures/other-partitions.tsx';
import { CommandFailure, NextStep, WayOutButton } from '../failures/way-out.tsx';
import type { ProfileItem } from '../list/list-items.ts';
import { RotationPanel } from '../rotation/rotation-panel.tsx';
import { Button } from '../ui/button.tsx';
import { formatInstant } from '../ui/format.ts';
import { ClockIcon, InfoIcon, LinkIcon, RotateIcon, WarningIcon } from '../ui/icons.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { KeyAge } from './age.tsx';
import { AutomaticLine } from './automatic-switch.tsx';
import { KeyDetails, type OpenDetails } from './key-details.tsx';
import { Snoozed } from './snooze.tsx';

type ProfileListItemProps = {
  readonly item: ProfileItem;
  readonly now: number;
  readonly checking: boolean;
  /** The rotation whose question is on the screen. */
  readonly asking: string | undefined;
  /** The failure to reach AWS is shown above the list. */
  readonly isNetworkTold: boolean;
  readonly details: OpenDetails;
  /** Shown in the quieter part at the end of the list. */
  readonly quiet?: boolean;
};

/** One profile: its key, the key's age, and its rotations. */
export function ProfileListItem({
  item,
  now,
  checking,
  asking,
  isNetworkTold,
  details,
  quiet = false,
}: ProfileListItemProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const focus = useKeptFocus<HTMLLIElement>();
  const heading = useNavigationTarget(item.profile.name);
  const { profile, rotations, canRotate } = item;
  const urgent = profile.age !== undefined && profile.age.due !== 'fresh';

  function rotate(): void {
    command.run(() => bridge.rotation.start({ profile: profile.name }));
  }

  return (
    <li className={quiet ? 'profile profile-quiet' : 'profile'} {...focus}>
      <div className="profile-head">
        <h2 className="profile-name" ref={heading} tabIndex={-1}>
          {profile.name}
        </h2>
        {canRotate && (
          <Button tone={urgent ? 'primary' : 'plain'} busy={command.pending} onClick={rotate}>
            {profileWords.rotate(profile.name)}
          </Button>
        )}
      </div>
      <Identity profile={profile} now={now} />
      <AgeLine profile={profile} checking={checking} />
      {profile.sharesKeyWith.length > 0 && (
        <p className="remark">
          <LinkIcon />
          {profileWords.shares(profile.sharesKeyWith)}
        </p>
      )}
      {!(isNetworkTold && isNotReached(profile)) && <WhyNotRotatable profile={profile} />}
      {profile.partitions !== undefined && profile.keyId !== undefined && (
        <OtherPartitions keyId={profile.keyId} view={profile.partitions} profile={profile.name} />
      )}
      {profile.remarks?.map((remark) => (
        <p key={`${remark.remark} ${remark.path} ${remark.line}`} className="remark">
          <InfoIcon />
          {remarkSentences(remark)}
        </p>
      ))}
      {profile.key !== undefined && profile.standing.can !== 'never' && (
        <Snoozed keyId={profile.key} />
      )}
      {profile.automatic !== undefined && (
        <AutomaticLine profile={profile.name} view={profile.automatic} />
      )}
      <KeyDetails profile={profile} canRotate={canRotate} details={details} />
      <ShownInOtherItem item={item} />
      <CommandFailure command={command} level={3} />
      {rotations.map((rotation) => (
        <RotationPanel
          key={rotation.id}
          rotation={rotation}
          now={now}
          asking={asking}
          onTryAgain={canRotate ? rotate : undefined}
        />
      ))}
    </li>
  );
}

// The other ways out equal "Check again" above the list.
const besideTheKey: ReadonlySet<WayOut> = new Set([
  'read the guide',
  'see permissions',
  'ask there',
]);

function isNotReached({ standing }: ProfileView): boolean {
  return standing.can === 'not now' && isNetworkTrouble(standing.failure.code);
}

function Identity({
  profile,
  now,
}: {
  readonly profile: ProfileView;
  readonly now: number;
}): ReactElement | undefined {
  const { account, user, key, lastUse } = profile;
  const facts = [
    user === undefined ? undefined : profileWords.user(user),
    account === undefined ? undefined : profileWords.account(account),
    key === undefined ? undefined : profileWords.key(key),
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? undefined : (
    <p className="identity">
      {facts.map((fact) => (
        <span key={fact}>{fact} </span>
      ))}
      {lastUse?.known === 'used' && (
        <span title={lastUseInWords(lastUse, formatInstant)}>
          {profileWords.seenInUse(agoInWords(lastUse.at, now))}
        </span>
      )}
      {lastUse?.known === 'never' && <span>{profileWords.neverUsed}</span>}
    </p>
  );
}

function AgeLine({
  profile,
  checking,
}: {
  readonly profile: ProfileView;
  readonly checking: boolean;
}): ReactElement | undefined {
  if (profile.age !== undefined) {
    return <KeyAge age={profile.age} />;
  }
  const { can } = profile.standing;
  if (can === 'rotate' || can === 'not yet known' || isNotReached(profile)) {
    return (
      <p className="remark">
        <ClockIcon />
        {checking ? profileWords.askingAge : profileWords.ageNotKnown}
      </p>
    );
  }
  return undefined;
}

function WhyNotRotatable({
  profile: { standing },
}: {
  readonly profile: ProfileView;
}): ReactElement | undefined {
  switch (standing.can) {
    case 'rotate':
    case 'not yet known':
      return undefined;
    case 'not now': {
      const { title, body, next } = explain(standing.failure);
      const wayOut = waysOut[standing.failure.code];
      return (
        <div className="why-not">
          <p>
            <WarningIcon />
            <strong>{title}.</strong> {body}
          </p>
          <NextStep text={next} />
          {besideTheKey.has(wayOut) && (
            <div className="actions">
              <WayOutButton failure={standing.failure} />
            </div>
          )}
        </div>
      );
    }
    case 'never':
      return (
        <p className="remark">
          <InfoIcon />
          {notToRotate(standing)}
        </p>
      );
    default:
      return unreachable(standing);
  }
}

function ShownInOtherItem({ item }: { readonly item: ProfileItem }): ReactElement | undefined {
  if (item.shownIn !== undefined) {
    const { host, rotation } = item.shownIn;
    return (
      <p className="remark">
        <RotateIcon />
        {allowsNextRotation(rotation)
          ? profileWords.togetherWith(host)
          : profileWords.rotatingWith(host)}
      </p>
    );
  }
  return item.isOpen ? (
    <p className="remark">
      <WarningIcon />
      {profileWords.openAbove}
    </p>
  ) : undefined;
}
