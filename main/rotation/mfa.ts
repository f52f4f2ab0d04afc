import { Failed, type Failure } from '../../shared/failure.ts';
import type { MfaDevice, Question } from '../../shared/question.ts';
import { type UsableDevices, usableDevices } from '../aws/mfa-devices.ts';
import { mayTakeCode } from '../aws/refusals/reasons.ts';
import { RefusedByAws } from '../aws/refused-by-aws.ts';
import type { AwsSession, MfaSession } from '../aws/session.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { newPairAtHand, oldPairAtHand, required } from './pairs.ts';
import type { Journalled } from './run.ts';
import { withSession } from './sessions.ts';
import { anySigner } from './signers.ts';

type MfaQuestion = Extract<Question, { about: 'MFA code' }>;

/** Whose devices may give a code: the one the profile names, else the user's own. */
type MayGiveCodes = { readonly userName: string; readonly mfaSerial: string | undefined };

/**
 * Whether an MFA code may be what a refusal asks for: AWS says so, or refuses at all what a policy may allow with MFA.
 * One that allows a call only with MFA is refused in the words of one that never allows it, so a device has to tell.
 */
export function mayNeedMfa(cause: unknown): cause is Failed {
  return (
    isSaidToNeedMfa(cause) || (cause instanceof RefusedByAws && mayTakeCode(cause.failure, true))
  );
}

/** AWS names MFA, or a policy denies the call outright, as those do that ask for MFA in AWS's own documentation. */
export function isSaidToNeedMfa(cause: unknown): cause is Failed {
  return (
    cause instanceof Failed &&
    (cause.failure.code === 'MFA_NEEDED' || (cause instanceof RefusedByAws && cause.explicitDeny))
  );
}

/** Whether a refusal may be answered with a code: it is said to need one, or there is a device that gives codes. */
export async function mayBeAnsweredWithCode(
  cause: unknown,
  session: AwsSession,
  whose: MayGiveCodes,
): Promise<boolean> {
  return (
    isSaidToNeedMfa(cause) ||
    (mayNeedMfa(cause) &&
      mayTakeCode(cause.failure, whose.mfaSerial !== undefined) &&
      (await devicesFor(session, whose)).usable.length > 0)
  );
}

/** What a profile names can be anything; a serial number of AWS has 9 to 256 signs. */
function isSerial(serial: string): boolean {
  return serial.length >= 9 && serial.length <= 256;
}

/** A device as a person knows it: by the last part of its serial number. */
function deviceOf(serial: string): MfaDevice {
  return { serial, name: serial.slice(serial.lastIndexOf('/') + 1) };
}

/**
 * The question for a code, after AWS has refused something: of the device the profile names, else of the user's own.
 * Throws MFA_NOT_USABLE where there are security keys only, MFA_NO_DEVICE where AWS asks for MFA and names no device,
 * and the refusal itself where nothing speaks for MFA.
 */
export async function questionAfter(
  refusal: Failed,
  session: AwsSession,
  whose: MayGiveCodes,
): Promise<MfaQuestion> {
  if (!mayTakeCode(refusal.failure, whose.mfaSerial !== undefined)) {
    throw refusal;
  }
  const { usable, onlySecurityKeys } = await devicesFor(session, whose);
  if (onlySecurityKeys && (whose.mfaSerial !== undefined || isSaidToNeedMfa(refusal))) {
    throw new Failed({ code: 'MFA_NOT_USABLE' });
  }
  if (usable.length === 0) {
    throw refusal.failure.code === 'MFA_NEEDED'
      ? new Failed({ ...refusal.failure, code: 'MFA_NO_DEVICE' })
      : refusal;
  }
  return { about: 'MFA code', devices: usable.map(deviceOf) };
}

async function devicesFor(
  session: AwsSession,
  { userName, mfaSerial }: MayGiveCodes,
): Promise<UsableDevices> {
  const serials = mfaSerial === undefined ? await devicesOf(session, userName) : [mfaSerial];
  return usableDevices(serials.filter(isSerial));
}

async function devicesOf(session: AwsSession, userName: string): Promise<readonly string[]> {
  try {
    return await session.mfaDevices(userName);
  } catch (cause) {
    if (cause instanceof RefusedByAws) {
      return [];
    }
    throw cause;
  }
}

/** The question for a code where a journalled rotation needs one again; undefined where no device is known. */
export async function mfaQuestion(context: Journalled): Promise<MfaQuestion | undefined> {
  const { userName, mfaSerial } = context.entry().plan;
  try {
    const pair = required(await pairForMfa(context));
    const refusal = new Failed({ code: 'MFA_NEEDED' });
    return await withSession(context, pair, (session) =>
      questionAfter(refusal, session, { userName, mfaSerial }),
    );
  } catch (cause) {
    context.ports.log.error('no MFA device is known', cause);
    return undefined;
  }
}

/** Who asks for a sign-in: a key of the rotation that AWS accepts, or another one of the user. */
export async function pairForMfa(context: Journalled): Promise<KeyPair | undefined> {
  const oldPair = await oldPairAtHand(context);
  if (!context.entry().everSaved) {
    // A new key that is not saved yet may not be known to AWS.
    return oldPair ?? (await newPairAtHand(context));
  }
  const newPair = await newPairAtHand(context);
  return (await anySigner(context, [newPair, oldPair])) ?? newPair ?? oldPair;
}

/** What came of a code: a session, or why AWS did not take it, and then it is asked for again. Throws any other failure. */
export async function tryCode(
  session: AwsSession,
  device: string,
  code: string,
): Promise<MfaSession | Failure> {
  try {
    return await session.startMfaSession(device, code);
  } catch (cause) {
    if (cause instanceof Failed && cause.failure.code === 'MFA_CODE_REFUSED') {
      return cause.failure;
    }
    throw cause;
  }
}
