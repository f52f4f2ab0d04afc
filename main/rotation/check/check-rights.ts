import { isDenial, obstacleOf } from '../../../shared/values/denial-codes.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import { AwsRefusalError } from '../../aws/refusals/aws-refusal-error.ts';
import type { AwsSession } from '../../aws/session.ts';
import type { Clock } from '../../base/clock.ts';
import { isYoung, type Moment, momentNow } from '../machine/answer-age.ts';
import { resultOrFailure } from '../signing/gather-key-facts.ts';
import type { DeviceSearch } from '../signing/known-devices.ts';
import { isSaidToNeedMfa, mayBeAnsweredWithCode, mayNeedMfa } from '../signing/mfa.ts';

// Well-formed, and never given out: the right to change a key is tried on it.
const NO_ONES_KEY = accessKeyId('AKIAKEYTURNTRIESRIGHT');

/** The calls to change and delete keys that AWS refuses, and why: what no permission outweighs counts first. */
export type DeniedActions = {
  readonly actions: readonly string[];
  readonly refusal: Failure | undefined;
};

type TrialAnswers = { readonly UpdateAccessKey: unknown; readonly DeleteAccessKey: unknown };

/** What AWS answered where the permissions of a user were tried, and when. */
export type PermissionTrials = { readonly tries: TrialAnswers; readonly answeredAt: Moment };

/** Whose rights are tried, and how. */
type RightsToTry = DeviceSearch & {
  /** What AWS answered a moment ago, if it was asked. */
  readonly tried: PermissionTrials | undefined;
  readonly withMfa: boolean;
  readonly mayAskForCode: boolean;
};

/** TrialAnswers to change and to delete a key that nobody has. Never rejects. */
export async function tryPermissions(
  clock: Clock,
  session: Pick<AwsSession, 'setStatus' | 'deleteKey'>,
  userName: string,
): Promise<PermissionTrials> {
  const [updating, deleting] =
    NO_ONES_KEY === undefined
      ? []
      : await Promise.all([
          resultOrFailure(session.setStatus(userName, NO_ONES_KEY, 'Inactive')),
          resultOrFailure(session.deleteKey(userName, NO_ONES_KEY)),
        ]);
  return {
    tries: { UpdateAccessKey: updating, DeleteAccessKey: deleting },
    answeredAt: momentNow(clock),
  };
}

/**
 * The calls to change and delete keys that AWS denies this user, tried with a key ID that does not exist: AccessDenied
 * means denied, NoSuchEntity allowed. Any other answer says nothing and is ignored. Throws the refusal where an MFA
 * code may be what it asks for, and KEY_IN_QUARANTINE or KEY_MAY_BE_IN_QUARANTINE where AWS has found a key of the user
 * in public, or seems to.
 */
export async function deniedActions(
  clock: Clock,
  session: AwsSession,
  trying: RightsToTry,
): Promise<DeniedActions> {
  const { tried, userName } = trying;
  const { tries } =
    tried !== undefined && isYoung(clock, tried.answeredAt)
      ? tried
      : await tryPermissions(clock, session, userName);
  const refusals = Object.values(tries).filter(isRefusal);
  requireNoQuarantine(refusals);
  if (looksLikeQuarantine(tries)) {
    // Where the profile names a device, the statement may ask for its code: the rest is known after that.
    if (trying.withMfa || trying.named.own.length === 0) {
      throw new FailureError({
        ...tries.UpdateAccessKey.failure,
        code: 'KEY_MAY_BE_IN_QUARANTINE',
      });
    }
  }
  const refusal = refusals.find((refused) => isSaidToNeedMfa(refused)) ?? refusals.find(mayNeedMfa);
  if (trying.mayAskForCode && refusal !== undefined) {
    if (await mayBeAnsweredWithCode(refusal, session, trying)) throw refusal;
  }
  const gravest = refusals.find(({ failure }) => obstacleOf(failure.code)) ?? refusals[0];
  return {
    actions: Object.entries(tries).flatMap(([name, answer]) => (isRefusal(answer) ? [name] : [])),
    refusal: gravest?.failure,
  };
}

function isRefusal(tried: unknown): tried is FailureError {
  return tried instanceof FailureError && isDenial(tried.failure);
}

function requireNoQuarantine(refusals: readonly FailureError[]): void {
  const quarantine = refusals.find(({ failure }) => failure.code === 'KEY_IN_QUARANTINE');
  if (quarantine !== undefined) throw quarantine;
}

/** AWS checks the permission first: NoSuchEntity means that the call is allowed. */
function isLetThrough(tried: unknown): boolean {
  return tried instanceof FailureError && tried.failure.code === 'NO_SUCH_KEY';
}

/**
 * Whether AWS refuses as it does under its quarantine of a leaked key, without naming the policy: a statement denies
 * UpdateAccessKey, and none DeleteAccessKey or the calls that only read (AWS Managed Policy Reference,
 * "AWSCompromisedKeyQuarantine" to V3). Policies that ask for MFA in AWS's own examples deny all of these.
 */
function looksLikeQuarantine(
  tries: TrialAnswers,
): tries is TrialAnswers & { readonly UpdateAccessKey: AwsRefusalError } {
  const { UpdateAccessKey: updating, DeleteAccessKey: deleting } = tries;
  return (
    updating instanceof AwsRefusalError &&
    updating.explicitDeny &&
    updating.failure.code === 'EXPLICITLY_DENIED' &&
    updating.failure.policy === undefined &&
    isLetThrough(deleting)
  );
}
