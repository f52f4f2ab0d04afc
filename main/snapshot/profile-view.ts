import type { UsedElsewhere } from '../../shared/contract/rotation.ts';
import type {
  Age,
  KeyLocationView,
  ProfileView,
  RotationAbility,
  UserKey,
} from '../../shared/contract/snapshot.ts';
import { ageInDays } from '../../shared/lib/age.ts';
import { defined } from '../../shared/lib/defined.ts';
import { shortText } from '../../shared/lib/short-text.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { dueState, type Limits } from '../../shared/settings/due.ts';
import { isAllowedAccount, type ManagedView } from '../../shared/settings/managed.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { preventsEdits } from '../../shared/values/file-problem.ts';
import { type AccessKeyId, maskKeyId } from '../../shared/values/identifiers.ts';
import type { LastUse } from '../../shared/values/key-facts.ts';
import type { FilesReading } from '../credentials/credentials-files.ts';
import type { KeyLocation } from '../credentials/reading/key-locations.ts';
import type { Profile } from '../credentials/reading/profiles.ts';
import type { AwsKeyAnswer } from './ask-about-keys.ts';
import { type KeyHolders, keyHolders } from './key-holders.ts';
import { isUnanswered } from './network-state.ts';
import type { NonAwsEndpoint } from './non-aws-endpoint.ts';
import { notToRotate } from './not-to-rotate.ts';
import { profileRemarks, remarksView } from './profile-remarks.ts';

/** What the views of profiles are made from. */
export type ProfileFacts = {
  readonly reading: FilesReading;
  readonly keys: ReadonlyMap<AccessKeyId, AwsKeyAnswer>;
  readonly answerFor: (key: AccessKeyId) => UsedElsewhere | undefined;
  readonly lastUseOf: (key: AccessKeyId) => LastUse | undefined;
  /** AWS's refusal, if the user of a key is under its quarantine. */
  readonly quarantineOf: (key: AccessKeyId) => Failure | undefined;
  /** Stored from earlier answers of AWS. */
  readonly createdAt: (key: AccessKeyId) => number | undefined;
  readonly partitionsOf: (
    profile: LongTerm,
    failure: Failure | undefined,
  ) => ProfileView['partitions'];
  /** The hosts where its requests go, where they are known. */
  readonly hostsOf: (profile: LongTerm) => readonly string[] | undefined;
  readonly whereTo: (profile: Profile) => NonAwsEndpoint;
  readonly limits: Limits;
  readonly managed: ManagedView | undefined;
  readonly now: number;
};

type LongTerm = Extract<Profile, { kind: 'long-term key' }>;

/** The profiles as the window shows them. Pure. */
export function profileViews(facts: ProfileFacts): ProfileView[] {
  const { profiles } = facts.reading;
  const holders = keyHolders(profiles);
  return profiles.map((profile) =>
    profile.kind === 'long-term key'
      ? longTermView(profile, facts, holders)
      : viewWithoutKey(profile, facts),
  );
}

function viewWithoutKey(profile: Exclude<Profile, LongTerm>, facts: ProfileFacts): ProfileView {
  const id = 'id' in profile ? profile.id : undefined;
  return {
    name: profile.name,
    ...(id === undefined ? {} : { key: maskKeyId(id), keyId: id }),
    places: 'places' in profile ? profile.places.map(placeView) : [],
    userKeys: [],
    sharesKeyWith: [],
    standing: notToRotate(
      profile,
      facts.reading.profiles,
      (other) => facts.whereTo(other).endpoint,
    ),
    ...remarksView(profile.remarks),
  };
}

function longTermView(
  profile: LongTerm,
  facts: ProfileFacts,
  holders: ReadonlyMap<string, KeyHolders>,
): ProfileView {
  const { id } = profile.pair;
  const { endpoint, notAgreed } = facts.whereTo(profile);
  const answer = facts.answerFor(id);
  // An answer of AWS is not about a host that nobody has agreed to ask.
  const isAsked = notAgreed === undefined;
  const known = isAsked ? facts.keys.get(id) : undefined;
  const lastUse = isAsked ? facts.lastUseOf(id) : undefined;
  const age = isAsked
    ? ageOf(
        whenMade(known, () => facts.createdAt(id)),
        facts,
      )
    : undefined;
  const hosts = facts.hostsOf(profile);
  const standing =
    notAllowed(ownerView(known), facts) ??
    notNow(refusal(profile, facts.reading) ?? notAgreed) ??
    standingOf(profile, known, facts);
  const partitions = facts.partitionsOf(
    profile,
    standing.can === 'not now' ? standing.failure : undefined,
  );
  return {
    name: profile.name,
    key: maskKeyId(id),
    keyId: id,
    places: profile.places.map(placeView),
    userKeys: userKeys(known, holders),
    ...defined({ lastUse }),
    ...ownerView(known),
    ...defined({ age }),
    sharesKeyWith: (holders.get(id)?.whole ?? []).filter((name) => name !== profile.name),
    ...defined({ usedElsewhere: answer }),
    standing,
    ...defined({ partitions, endpoint }),
    ...(hosts === undefined ? {} : { hosts: [...hosts] }),
    ...(profile.mfaSerial === undefined ? {} : { mfa: true }),
    ...remarksView(profileRemarks(profile, known)),
  };
}

function ownerView(known: AwsKeyAnswer | undefined): Pick<ProfileView, 'account' | 'user'> {
  switch (known?.state) {
    case 'known':
      return { account: known.account, user: known.user };
    case 'root user':
    case 'not a user':
      return { account: known.account };
    case 'not known':
      return known.owner === undefined
        ? {}
        : { account: known.owner.account, user: known.owner.user };
    case undefined:
      return {};
  }
}

function placeView({ path, line, section, shadowed }: KeyLocation): KeyLocationView {
  return {
    path,
    line,
    section: shortText(section),
    ...defined({ shadowed }),
  };
}

function userKeys(
  known: AwsKeyAnswer | undefined,
  holders: ReadonlyMap<string, KeyHolders>,
): UserKey[] {
  if (known?.state !== 'known') {
    return [];
  }
  return known.keys.map(({ id, status, createdAt }) => ({
    keyId: id,
    status,
    ...defined({ createdAt }),
    profiles: [...(holders.get(id)?.any ?? [])],
  }));
}

/** When a key was created; the stored date counts only while AWS does not answer. */
function whenMade(
  known: AwsKeyAnswer | undefined,
  kept: () => number | undefined,
): number | undefined {
  if (known === undefined || isUnanswered(known)) return kept();
  return known.state === 'known' ? (known.createdAt ?? kept()) : undefined;
}

function ageOf(
  createdAt: number | undefined,
  { now, limits }: Pick<ProfileFacts, 'now' | 'limits'>,
): Age | undefined {
  if (createdAt === undefined) {
    return undefined;
  }
  const days = ageInDays(createdAt, now);
  return { createdAt, days, due: dueState(days, limits) };
}

/** The failure if the organisation's rules exclude the account of this key. */
function notAllowed(
  { account, user }: Pick<ProfileView, 'account' | 'user'>,
  { managed }: Pick<ProfileFacts, 'managed'>,
): RotationAbility | undefined {
  // The root user and roles have reasons of their own.
  if (account === undefined || user === undefined || managed === undefined) return undefined;
  const { path, rules } = managed;
  return isAllowedAccount(account, rules)
    ? undefined
    : { can: 'not now', failure: { code: 'ACCOUNT_NOT_ALLOWED', path, account } };
}

function notNow(failure: Failure | undefined): RotationAbility | undefined {
  return failure === undefined ? undefined : { can: 'not now', failure };
}

function standingOf(
  profile: LongTerm,
  known: AwsKeyAnswer | undefined,
  { quarantineOf }: Pick<ProfileFacts, 'quarantineOf'>,
): RotationAbility {
  if (known === undefined) {
    return { can: 'not yet known' };
  }
  switch (known.state) {
    case 'known': {
      const quarantine = quarantineOf(profile.pair.id);
      return quarantine === undefined ? { can: 'rotate' } : { can: 'not now', failure: quarantine };
    }
    case 'root user':
      return { can: 'never', reason: 'root user' };
    case 'not a user':
      return { can: 'not now', failure: { code: 'CANNOT_ROTATE' } };
    case 'not known':
      return { can: 'not now', failure: known.failure };
    default:
      return unreachable(known);
  }
}

/** Why AWS's own tools don't read a file that holds this key. */
function refusal(profile: LongTerm, { files }: FilesReading): Failure | undefined {
  const holding = new Set(profile.places.map((place) => place.path));
  for (const file of files) {
    const isRefused = file.state === 'refused' && file.problems.some(preventsEdits);
    if (isRefused && holding.has(file.path)) return file.failure;
  }
  return undefined;
}
