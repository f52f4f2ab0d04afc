import { FailureError } from '../../../shared/values/failure.ts';
import { sortDevices } from '../../aws/mfa-devices.ts';
import type { AwsSession } from '../../aws/session.ts';

/** The MFA devices that files and variables name for a key. */
export type NamedDevices = {
  /** By the profile itself. */
  readonly own: readonly string[];
  /** By others: it is not certain that they are of the same user. */
  readonly further: readonly string[];
};

/** Whose devices may give a code, and what is named as such. */
export type DeviceSearch = {
  readonly account: string;
  readonly userName: string;
  readonly named: NamedDevices;
};

/** The devices whose codes a person can enter. */
export type KnownDevices = {
  /** The likeliest first. */
  readonly usable: readonly string[];
  /** The user has devices, or names one, and none gives a code. */
  readonly onlyForConsole: boolean;
  /** What the profile itself names, where that can be no device of this user. */
  readonly misnamed: string | undefined;
};

/** What a profile says, as `knownDevices` takes it. */
export function namedDevices(profile: {
  readonly mfaSerial?: string | undefined;
  readonly furtherMfaSerials?: readonly string[] | undefined;
}): NamedDevices {
  const { mfaSerial, furtherMfaSerials = [] } = profile;
  return { own: mfaSerial === undefined ? [] : [mfaSerial], further: furtherMfaSerials };
}

/**
 * The devices that may give a code for this user: that which the profile names, and what others name for its key. Where
 * the profile names none that gives codes, AWS lists them too: its list is certain, and devices that other profiles
 * name count only if they are in it. Throws why AWS did not answer, where no other device is known.
 */
export async function knownDevices(
  session: AwsSession,
  { account, userName, named }: DeviceSearch,
): Promise<KnownDevices> {
  const own = sortDevices(named.own, account);
  const further = sortDevices(named.further, account);
  const all = sortDevices([...named.own, ...named.further], account);
  if (own.usable.length > 0) {
    return { usable: all.usable, onlyForConsole: false, misnamed: undefined };
  }
  const listed = await listedDevices(session, userName, all.usable.length > 0);
  const told = sortDevices(listed ?? [], account);
  const usable =
    listed === undefined
      ? further.usable
      : [...new Set([...further.usable.filter((each) => listed.includes(each)), ...told.usable])];
  const forConsole = own.forConsoleOnly.length + told.forConsoleOnly.length;
  return {
    usable,
    onlyForConsole: usable.length === 0 && forConsole > 0,
    misnamed: own.notOfUser[0],
  };
}

const passing: ReadonlySet<string> = new Set(['THROTTLED', 'AWS_FAULT', 'OFFLINE', 'TIMED_OUT']);
const ended: ReadonlySet<string> = new Set(['CANCELLED', 'INTERRUPTED']);

/**
 * The user's devices, as AWS lists them; undefined where it refuses. Throws CANCELLED or INTERRUPTED, and why AWS can't
 * answer now where no other device is known: a retry may help.
 */
export async function listedDevices(
  session: AwsSession,
  userName: string,
  isElseKnown: boolean,
): Promise<readonly string[] | undefined> {
  try {
    return await session.mfaDevices(userName);
  } catch (cause) {
    if (!(cause instanceof FailureError) || ended.has(cause.failure.code)) throw cause;
    if (passing.has(cause.failure.code) && !isElseKnown) throw cause;
    return undefined;
  }
}
