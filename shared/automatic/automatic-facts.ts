import {
  type AutomaticChoice,
  type AutomaticFacts,
  automaticJitter,
  type AutomaticView,
  decideAutomatic,
} from '../contract/automatic.ts';
import type { RotationView } from '../contract/rotation.ts';
import type { ProfileView, Snapshot } from '../contract/snapshot.ts';
import { defined } from '../lib/defined.ts';
import { DAY } from '../lib/time.ts';
import { unreachable } from '../lib/unreachable.ts';

/** What is known besides the profile. */
export type AutomaticInputs = Pick<Snapshot, 'rotations' | 'limits' | 'managed'> & {
  /** What a person has chosen for this key. */
  readonly choice: AutomaticChoice | undefined;
  /** Identifies this computer. */
  readonly computer: string;
  /** AWS's time; undefined where it is not known now. */
  readonly now: number | undefined;
};

/** The facts for the key of this profile. Pure. */
export function automaticFacts(profile: ProfileView, around: AutomaticInputs): AutomaticFacts {
  const { choice, now, limits, computer } = around;
  const { keyId, age, userKeys, standing, usedElsewhere } = profile;
  const ofUser = around.rotations.filter((rotation) => mayConcern(profile, rotation));
  const dueAt = age === undefined ? undefined : age.createdAt + limits.dueDays * DAY;
  return {
    choice,
    usedElsewhere,
    needsMfa: profile.mfa === true || ofUser.some((rotation) => hasAskedForMfa(rotation)),
    mustConfirmEndpoint: profile.endpoint?.asks === true,
    isFromOtherComputer: choice?.computer !== undefined && choice.computer !== computer,
    standing: standingOf(standing.can),
    dueAt,
    jitter: keyId === undefined || dueAt === undefined ? 0 : automaticJitter(keyId, dueAt),
    isUserBusy: ofUser.some((rotation) => isBusy(rotation)),
    keysOfUser: userKeys.length,
    isAllowed: around.managed?.rules.automatic !== false,
    now,
  };
}

/** What the window shows; undefined where the profile has no key that can rotate. */
function automaticView(profile: ProfileView, around: AutomaticInputs): AutomaticView | undefined {
  const isOutOfQuestion = profile.standing.can === 'never' && around.choice === undefined;
  if (profile.keyId === undefined || isOutOfQuestion) return undefined;
  const decision = decideAutomatic(automaticFacts(profile, around));
  const since = around.choice?.since ?? 0;
  switch (decision.decide) {
    case 'off':
      return decision.hindrance === undefined
        ? { state: 'off' }
        : { state: 'off', hindrance: decision.hindrance };
    case 'not allowed':
      return { state: 'paused', since, because: decision.because };
    case 'trying':
    case 'rotate':
      return { state: 'working', since };
    case 'wait until': {
      const { rotatesAt: at, isTold: told } = decision;
      return { state: 'on', since, told, ...defined({ at }) };
    }
    case 'tell':
      return { state: 'on', since, told: false, at: decision.rotatesAt };
    case 'stopped': {
      const failures = around.choice?.failures ?? 0;
      return { state: 'stopped', since, because: decision.because, failures };
    }
    default:
      return unreachable(decision);
  }
}

/** The profile, with whether its key rotates automatically. Pure. */
export function withAutomatic(
  profile: ProfileView,
  choices: Readonly<Record<string, AutomaticChoice>>,
  around: Omit<AutomaticInputs, 'choice'>,
): ProfileView {
  const choice = profile.keyId === undefined ? undefined : choices[profile.keyId];
  const automatic = automaticView(profile, { ...around, choice });
  return automatic === undefined ? profile : { ...profile, automatic };
}

function standingOf(can: ProfileView['standing']['can']): AutomaticFacts['standing'] {
  return can === 'not yet known' ? 'not now' : can;
}

/** Before the check has identified the user, a rotation may concern any key. */
function mayConcern(profile: ProfileView, { account, user, profiles }: RotationView): boolean {
  const holders = new Set([profile.name, ...profile.sharesKeyWith]);
  if (profiles.some((name) => holders.has(name))) return true;
  if (account === undefined || user === undefined) return true;
  return account === profile.account && user === profile.user;
}

function isBusy({ state }: RotationView): boolean {
  switch (state) {
    case 'working':
    case 'rolling back':
    case 'undoing':
    case 'waiting for an answer':
    case 'open':
      return true;
    case 'succeeded':
    case 'undone':
    case 'failed':
      return false;
    default:
      return unreachable(state);
  }
}

function hasAskedForMfa(rotation: RotationView): boolean {
  if (rotation.account === undefined) return false;
  switch (rotation.state) {
    case 'waiting for an answer':
      return rotation.question.about === 'MFA code';
    case 'open':
      return rotation.reason === 'MFA needed';
    case 'succeeded':
      return (
        rotation.retirement.oldKey === 'stays active for now' &&
        rotation.retirement.failure.code === 'MFA_NEEDED'
      );
    case 'failed':
      return rotation.failure.code.startsWith('MFA_');
    case 'working':
    case 'rolling back':
    case 'undoing':
    case 'undone':
      return false;
    default:
      return unreachable(rotation);
  }
}
