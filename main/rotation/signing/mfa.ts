import type { MfaDevice, Question } from '../../../shared/contract/question.ts';
import { FailureError, type Failure, failureOf } from '../../../shared/values/failure.ts';
import { sortDevices } from '../../aws/mfa-devices.ts';
import { AwsRefusalError } from '../../aws/refusals/aws-refusal-error.ts';
import { mayTakeCode } from '../../aws/refusals/reasons.ts';
import type { AwsSession, MfaSession } from '../../aws/session.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { newKeyOf } from '../machine/entry.ts';
import type { JournalledContext } from '../machine/run.ts';
import { knownDevices, listedDevices, type DeviceSearch, namedDevices } from './known-devices.ts';
import { newPairAtHand, oldPairAtHand, requirePair } from './pairs.ts';
import { withSession } from './sessions.ts';
import { anySigner } from './signers.ts';

type MfaQuestion = Extract<Question, { about: 'MFA code' }>;

/**
 * Whether an MFA code may help after a refusal: AWS says so, or the refused call is one that a policy may allow with
 * MFA. AWS refuses a call that needs MFA in the same words as one that is never allowed; whether the user has a device
 * tells them apart.
 */
export function mayNeedMfa(cause: unknown): cause is FailureError {
  return (
    isSaidToNeedMfa(cause) || (cause instanceof AwsRefusalError && mayTakeCode(cause.failure, true))
  );
}

/** AWS names MFA, or a policy denies the call outright, as those do that ask for MFA in AWS's own documentation. */
export function isSaidToNeedMfa(cause: unknown): cause is FailureError {
  return (
    cause instanceof FailureError &&
    (cause.failure.code === 'MFA_NEEDED' ||
      (cause instanceof AwsRefusalError && cause.explicitDeny))
  );
}

/** Whether a refusal may be answered with a code: it is said to need one, or there is a device that gives codes. */
export async function mayBeAnsweredWithCode(
  cause: unknown,
  session: AwsSession,
  whose: DeviceSearch,
): Promise<boolean> {
  return (
    isSaidToNeedMfa(cause) ||
    (mayNeedMfa(cause) &&
      mayTakeCode(cause.failure, whose.named.own.length > 0) &&
      (await knownDevices(session, whose)).usable.length > 0)
  );
}

/** A device as a person knows it: by the last part of its serial number. */
function deviceOf(serial: string): MfaDevice {
  return { serial, name: serial.slice(serial.lastIndexOf('/') + 1) };
}

/**
 * The question for a code, after AWS has refused something. Where AWS does not say that a code would help, the refusal
 * goes with it. Throws MFA_NOT_USABLE where there are security keys only, MFA_DEVICE_UNKNOWN where the profile names
 * what can't be a device of this user, MFA_NO_DEVICE where AWS asks for MFA and names no device, and the refusal itself
 * where nothing speaks for MFA.
 */
export async function questionAfter(
  refusal: FailureError,
  session: AwsSession,
  whose: DeviceSearch,
): Promise<MfaQuestion> {
  const namesDevice = whose.named.own.length > 0;
  if (!mayTakeCode(refusal.failure, namesDevice)) {
    throw refusal;
  }
  const { usable, onlyForConsole, misnamed } = await knownDevices(session, whose);
  const isSaid: boolean = isSaidToNeedMfa(refusal);
  if (onlyForConsole && (isSaid || namesDevice)) {
    throw new FailureError({ code: 'MFA_NOT_USABLE' });
  }
  if (usable.length === 0 && misnamed !== undefined) {
    throw new FailureError({
      ...refusal.failure,
      code: 'MFA_DEVICE_UNKNOWN',
      device: shown(misnamed),
    });
  }
  if (usable.length === 0) {
    throw refusal.failure.code === 'MFA_NEEDED'
      ? new FailureError({ ...refusal.failure, code: 'MFA_NO_DEVICE' })
      : refusal;
  }
  const devices = usable.map(deviceOf);
  return { about: 'MFA code', devices, ...(isSaid ? {} : { denial: refusal.failure }) };
}

/** A name from a file can be as long as a line: it is cut. */
function shown(serial: string): string {
  return serial.slice(0, 256);
}

/**
 * The question for a code where a journalled rotation needs one again: of the device that gave the last one, of those
 * that the files name by now, and of those that AWS lists. Gives why there is none to ask for.
 */
export async function mfaQuestion(context: JournalledContext): Promise<MfaQuestion | FailureError> {
  const { account, userName, mfaSerial } = context.entry().plan;
  try {
    const pair = requirePair(await pairForMfa(context));
    const refusal = new FailureError({ code: 'MFA_NEEDED' });
    // Days may have passed, and the user may have another device: AWS's list shows it.
    const further = [...(mfaSerial === undefined ? [] : [mfaSerial]), ...(await inFiles(context))];
    const whose = { account, userName, named: { own: [], further } };
    return await withSession(context, pair, (session) => questionAfter(refusal, session, whose));
  } catch (cause) {
    context.ports.log.error('no MFA device is known', cause);
    return cause instanceof FailureError ? cause : new FailureError(failureOf(cause));
  }
}

/** The devices that the files name for the keys of a rotation. */
async function inFiles({ ports, entry }: JournalledContext): Promise<readonly string[]> {
  const keys = new Set([entry().plan.oldKey, newKeyOf(entry())]);
  return (await ports.files.read()).profiles.flatMap((profile) => {
    if (profile.kind !== 'long-term key' || !keys.has(profile.pair.id)) return [];
    const { own, further } = namedDevices(profile);
    return [...own, ...further];
  });
}

/**
 * The pair that signs the request for an MFA session: one of the rotation that AWS accepts, or another one of the user.
 */
export async function pairForMfa(context: JournalledContext): Promise<KeyPair | undefined> {
  const oldPair = await oldPairAtHand(context);
  if (!context.entry().everSaved) {
    // A new key that is not saved yet may not be known to AWS.
    return oldPair ?? (await newPairAtHand(context));
  }
  const newPair = await newPairAtHand(context);
  return (await anySigner(context, [newPair, oldPair])) ?? newPair ?? oldPair;
}

/** Why AWS did not take a code, and the devices to choose from, where AWS has listed them since. */
export type RejectedCode = {
  readonly refused: Failure;
  readonly devices?: MfaQuestion['devices'];
};

/**
 * Starts a session with a code. Gives why AWS did not take the code, where a person can enter another one. AWS may
 * leave open whether the device or the code is wrong; then its list of devices decides. Throws any other failure.
 */
export async function signInWithCode(
  session: AwsSession,
  { account, userName }: Pick<DeviceSearch, 'account' | 'userName'>,
  { device, code }: { readonly device: string; readonly code: string },
): Promise<MfaSession | RejectedCode> {
  try {
    return await session.startMfaSession(device, code);
  } catch (cause) {
    const refused = cause instanceof FailureError ? cause.failure : undefined;
    if (refused?.code === 'MFA_CODE_REFUSED') return { refused };
    if (refused?.code !== 'MFA_NOT_VALIDATED' && refused?.code !== 'MFA_DEVICE_UNKNOWN') {
      throw cause;
    }
    const listed = await listedDevices(session, userName, true);
    if (listed === undefined || listed.includes(device)) return { refused: { ...refused, device } };
    const devices = sortDevices(listed, account).usable.map(deviceOf);
    const unknown: Failure = { ...refused, code: 'MFA_DEVICE_UNKNOWN', device };
    return { refused: unknown, ...(devices.length === 0 ? {} : { devices }) };
  }
}
