import { isArnOfUser } from '../../../mfa/arn-of-user.ts';
import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { act, because } from './phrases.ts';

/** What can go wrong with MFA codes and devices. */
export const mfaErrors = {
  MFA_NEEDED: {
    title: 'This takes an MFA code',
    body: (f) => `AWS allows ${act(f)} only after a sign-in with an MFA code${because(f)}.`,
    next: 'Try again and enter the code of your MFA device.',
  },
  MFA_CODE_REFUSED: {
    title: 'AWS did not take this code',
    body: () => 'The code is wrong, too old, or was used before. Each code works once.',
    next: 'Wait for the next code of your device and enter it.',
  },
  MFA_NOT_VALIDATED: {
    title: 'AWS couldn’t validate this code',
    body: (f) =>
      `The code may come from another device, or the device’s clock is off. Or ${device(f)} isn’t a device of this user. AWS doesn’t say which.`,
    next: 'Enter the next code of this device. If AWS refuses that too, compare the serial number with the user’s MFA devices in the AWS console.',
  },
  MFA_DEVICE_UNKNOWN: {
    title: 'The MFA device isn’t one of this user’s',
    body: (f) => `${mayAsk(f)}AWS takes codes only from the user’s own devices. ${whyNone(f)}.`,
    next: 'Use another device of this user. Correct the serial number where it is saved: it is the mfa_serial or aws_mfa_device of the profile.',
  },
  MFA_NO_DEVICE: {
    title: 'No MFA device is known for this user',
    body: (f) =>
      `AWS asks for an MFA code, but Keyturn found no device of this user that could give one${because(f)}.`,
    next: 'Set up an MFA device in the AWS console. Or save its serial number as the mfa_serial of the profile.',
  },
  MFA_NOT_USABLE: {
    title: 'This kind of MFA device can’t be used here',
    body: () =>
      'A security key (FIDO) signs in to the AWS console only; it gives no code. Access keys need a device that shows codes.',
    next: 'Add an authenticator app to this user in the AWS console, then rotate again.',
  },
  MFA_SESSION_ENDED: {
    title: 'The MFA sign-in has run out',
    body: () => 'The sign-in with your MFA code is no longer good for long enough to go on.',
    next: 'Try again and enter a new code.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;

function device({ device: serial }: Failure): string {
  return serial ?? 'the chosen device';
}

/** The call that AWS denied, where it is not the sign-in itself. */
function mayAsk(failure: Failure): string {
  return failure.action === undefined || failure.action === 'GetSessionToken'
    ? ''
    : `AWS didn’t allow ${act(failure)}${because(failure)}. Your policy may ask for an MFA code. `;
}

/** People who look for the number of their device find the ARN of their user first (broamski/aws-mfa#25 and #46). */
function whyNone(failure: Failure): string {
  return isArnOfUser(failure.device)
    ? `${device(failure)} is the ARN of a user, not of a device`
    : `${device(failure)} is none of them`;
}
