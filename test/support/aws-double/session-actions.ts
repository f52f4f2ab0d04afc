import type { ActionContext } from './action.ts';
import { accessDenied } from './requests/aws-error.ts';
import { durationParam, serialNumberParam, tokenCodeParam } from './requests/params.ts';
import { toTimestamp } from './requests/xml.ts';
import type { XmlTree } from './requests/xml.ts';
import { authorize } from './rules/authorize.ts';

const HOUR = 60 * 60;

// As reported, spaces included: lonelyplanet/aws-mfa#20 (code), aws/aws-cli#6325 (serial).
const WRONG_CODE = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
const WRONG_SERIAL =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';
const HALF_GIVEN =
  'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.';

/** Temporary credentials of the signing user, with MFA if a serial number and a code are given. */
export function getSessionToken(context: ActionContext): XmlTree {
  const { model, signer, params, awsTime } = context;
  const { owner } = signer;
  const seconds = durationParam(params) ?? (owner.kind === 'root' ? HOUR : 12 * HOUR);
  const serial = serialNumberParam(params);
  const code = tokenCodeParam(params);
  if (signer.session !== undefined) {
    throw accessDenied('Cannot call GetSessionToken with session credentials');
  }
  // "No permissions are required"; yet the policies of the IAM User Guide that deny everything without MFA exclude it
  // by name, so a deny that does not is assumed to apply.
  authorize(context, { action: 'sts:GetSessionToken', resource: '*', arn: '*', isFree: true });
  const isMfa = serial !== undefined || code !== undefined;
  if (isMfa) checkCode(context, serial, code);
  const expiration = awsTime + 1000 * (owner.kind === 'root' ? Math.min(seconds, HOUR) : seconds);
  const session = model.sessions.open(owner, { isMfa, expiration });
  return {
    Credentials: {
      AccessKeyId: session.id,
      SecretAccessKey: session.secret,
      SessionToken: session.token,
      Expiration: toTimestamp(expiration),
    },
  };
}

function checkCode(
  { model, signer, awsTime }: ActionContext,
  serial: string | undefined,
  code: string | undefined,
): void {
  if (serial === undefined || code === undefined) throw accessDenied(HALF_GIVEN);
  const device = model.devices.find(serial);
  const isOwn = device?.owner.userId === signer.owner.userId;
  // A security key has no codes: aws/aws-cli#3607. AWS's answer to six digits with its ARN is not documented; this is
  // its answer for every device that it can't use.
  if (device === undefined || !isOwn || device.kind === 'fido') throw accessDenied(WRONG_SERIAL);
  // People have got the same message with the right device, and no more with its next codes: broamski/aws-mfa#46.
  if (device.isOutOfStep) throw accessDenied(WRONG_SERIAL);
  if (!model.devices.takeCode(device, code, awsTime)) throw accessDenied(WRONG_CODE);
}
