import type {
  AccessKeyMetadata,
  GetAccessKeyLastUsedCommandOutput,
  GetAccountSummaryCommandOutput,
  MFADevice,
} from '@aws-sdk/client-iam';
import type {
  GetCallerIdentityCommandOutput,
  GetSessionTokenCommandOutput,
} from '@aws-sdk/client-sts';
import { FailureError } from '../../shared/values/failure.ts';
import { accessKeyId, accountId, userId } from '../../shared/values/identifiers.ts';
import { accessKeySecret } from '../secrets/access-key-secret.ts';
import { Secret } from '../secrets/secret.ts';
import type { Identity, KeyUse, ListedKey, MfaSession } from './session.ts';

/** The identity in an answer of STS. Throws NOT_AWS if there is none: a sign-in page answers 200, too. */
export function identityFrom(answer: GetCallerIdentityCommandOutput): Identity {
  const account = accountId(answer.Account ?? '');
  const id = userId(answer.UserId ?? '');
  const arn = answer.Arn ?? '';
  if (account === undefined || id === undefined || !isArn(arn)) {
    throw new FailureError({ code: 'NOT_AWS', action: 'GetCallerIdentity' });
  }
  const resource = arn.split(':').slice(5).join(':');
  if (resource === 'root') {
    return { account, userId: id, arn, userName: undefined, kind: 'root' };
  }
  const userName = resource.startsWith('user/') ? resource.split('/').at(-1) : undefined;
  if (userName !== undefined && !isUserName(userName)) {
    throw new FailureError({ code: 'NOT_AWS', action: 'GetCallerIdentity' });
  }
  return { account, userId: id, arn, userName, kind: userName === undefined ? 'other' : 'user' };
}

/**
 * The keys in the rows of ListAccessKeys; invalid rows are left out. Throws OTHER_IDENTITY if a key belongs to another
 * user.
 */
export function listedKeysFrom(
  rows: readonly AccessKeyMetadata[],
  userName: string,
): readonly ListedKey[] {
  const isForeign = ({ UserName: owner }: AccessKeyMetadata): boolean =>
    owner !== undefined && !isSameName(owner, userName);
  if (rows.some(isForeign)) {
    throw new FailureError({ code: 'OTHER_IDENTITY', action: 'ListAccessKeys' });
  }
  return rows.flatMap(listedKeyFrom);
}

/** Names in IAM are not case-sensitive (IAM User Guide, "IAM and AWS STS quotas"). */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function listedKeyFrom(row: AccessKeyMetadata): ListedKey[] {
  const id = accessKeyId(row.AccessKeyId ?? '');
  if (id === undefined) {
    return [];
  }
  const status = row.Status === 'Inactive' ? 'Inactive' : 'Active';
  return [{ id, status, createdAt: instantOf(row.CreateDate) }];
}

/** How many keys a user may have; undefined where AWS gives no valid number. */
export function keyQuotaFrom({
  SummaryMap: summary,
}: GetAccountSummaryCommandOutput): number | undefined {
  const quota = summary?.AccessKeysPerUserQuota;
  return quota !== undefined && Number.isInteger(quota) && quota > 0 ? quota : undefined;
}

/** The last use of a key. AWS has no date for a key that was not used since 2015-04-22. */
export function keyUseFrom(answer: GetAccessKeyLastUsedCommandOutput): KeyUse {
  const { AccessKeyLastUsed: use, UserName: owner } = answer;
  const at = instantOf(use?.LastUsedDate);
  if (use === undefined) {
    throw new FailureError({ code: 'NOT_AWS', action: 'GetAccessKeyLastUsed' });
  }
  return {
    // Only a hint for listing the user's keys: STS reports whose key it is.
    userName: owner !== undefined && isUserName(owner) ? owner : undefined,
    lastUse:
      at === undefined
        ? { known: 'never' }
        : { known: 'used', at, service: label(use.ServiceName), region: label(use.Region) },
  };
}

/** The serial numbers of MFA devices: IAM API Reference, "MFADevice", 9 to 256 characters. Others are left out. */
export function serialsFrom(rows: readonly MFADevice[]): readonly string[] {
  return rows.flatMap(({ SerialNumber: serial = '' }) =>
    /^[\w+=/:,.@-]{9,256}$/.test(serial) ? [serial] : [],
  );
}

/** IAM API Reference, "User": 1 to 64 letters, digits and signs. */
function isUserName(text: string): boolean {
  return /^[\w+=,.@-]{1,64}$/.test(text);
}

/** A user's ARN has a path of at most 512 characters. IAM's paths have no control characters and no spaces. */
function isArn(text: string): boolean {
  return /^arn:[\u0021-\u007E]{1,1000}$/.test(text);
}

/** The name of a service or region; "N/A" for other text. */
function label(text: string | undefined): string {
  return text !== undefined && /^[\w .,()/&+-]{1,64}$/.test(text) ? text : 'N/A';
}

/** The credentials in an answer of GetSessionToken. Throws NOT_AWS if one is missing. */
export function mfaSessionFrom({ Credentials: made }: GetSessionTokenCommandOutput): MfaSession {
  const {
    AccessKeyId: id = '',
    SecretAccessKey: secretText = '',
    SessionToken: token = '',
  } = made ?? {};
  const secret = accessKeySecret(secretText);
  const expiresAt = instantOf(made?.Expiration);
  // ID and token are sent in headers of every request of the session.
  const isWellFormed =
    /^A[KS]IA[A-Z0-9]{12,124}$/.test(id) && /^[A-Za-z0-9/+=]{16,8192}$/.test(token);
  if (!isWellFormed || secret === undefined || expiresAt === undefined) {
    throw new FailureError({ code: 'NOT_AWS', action: 'GetSessionToken' });
  }
  return { id, secret, token: new Secret(token), expiresAt };
}

/** A time of AWS in ms since 1970; undefined for an invalid or earlier one. */
export function instantOf(date: Date | undefined): number | undefined {
  const time = date?.getTime();
  return time !== undefined && Number.isSafeInteger(time) && time >= 0 ? time : undefined;
}
