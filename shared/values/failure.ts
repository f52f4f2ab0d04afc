import { z } from 'zod';
import { RegionFlaw } from './region.ts';

/** Every way in which Keyturn can fail. Closed: each has words under `words/errors/`. */
export const errorCodes = [
  // the files
  'FILE_NOT_READABLE',
  'FILE_TOO_LARGE',
  'NOT_A_FILE',
  'FOLDER_NOT_FILE',
  'FILE_NOT_FOLDER',
  'FOLDER_NOT_ENTERED',
  'LINK_LEADS_NOWHERE',
  'LINK_LOOP',
  'FILE_ONLINE_ONLY',
  'FILE_READ_ONLY',
  'FOLDER_NOT_WRITABLE',
  'FOLDER_OPEN_TO_OTHERS',
  'DISK_FULL',
  'FILE_HARD_LINKED',
  'FILE_MOUNTED_ELSEWHERE',
  'FILE_FOREIGN_OWNER',
  'FILE_REJECTED',
  'FILE_CHANGED_MEANWHILE',
  'FILE_NOT_SAVED',
  'FILE_NOT_REMOVED',
  'FILE_HELD',
  'PERMISSIONS_NOT_KEPT',
  'FILE_WRITTEN_LATE',
  'EDIT_REFUSED',
  'KEY_NOT_IN_FILES',
  'READ_BACK_DIFFERS',
  'PLACE_TAKEN',
  'ACCESS_NOT_KEPT',
  'PATHS_IN_USE',
  'NEW_KEY_NOT_FOUND',
  'NEW_KEY_TEMPORARY',
  'NEW_KEY_TOO_LARGE',
  'HANDOUT_NOT_POSSIBLE',
  'FILES_LOCKED',
  'LOCK_NOT_POSSIBLE',
  // AWS
  'KEY_NOT_ACCEPTED',
  'SIGNATURE_REFUSED',
  'SIGNATURE_LOST',
  'CLOCK_SKEWED',
  'ACCESS_DENIED',
  'EXPLICITLY_DENIED',
  'DENIED_BY_ORGANISATION',
  'DENIED_BY_BOUNDARY',
  'DENIED_BY_SESSION_POLICY',
  'DENIED_BY_ENDPOINT_POLICY',
  'KEY_IN_QUARANTINE',
  'KEY_MAY_BE_IN_QUARANTINE',
  'ACCOUNT_NOT_ACTIVE',
  'THROTTLED',
  'BEING_CHANGED',
  'LIMIT_EXCEEDED',
  'NO_SUCH_KEY',
  'NO_SUCH_USER',
  'AWS_REFUSED',
  'AWS_FAULT',
  'OFFLINE',
  'TIMED_OUT',
  'CERTIFICATE_NOT_TRUSTED',
  'CERTIFICATES_NOT_READABLE',
  'PROXY_NOT_REACHED',
  'PROXY_SIGN_IN',
  'PROXY_REFUSED',
  'PROXY_NOT_USABLE',
  'PROXY_ADDRESS_UNCLEAR',
  'NOT_AWS',
  'REGION_NOT_KNOWN',
  'REGION_NOT_FOUND',
  'REGION_NOT_ENABLED',
  'REGION_STS_OFF',
  'ENDPOINT_NOT_SECURE',
  'ENDPOINT_NOT_AWS',
  'SETTING_NOT_UNDERSTOOD',
  'FIPS_NOT_OFFERED',
  'DUAL_STACK_NOT_OFFERED',
  'ANSWER_LOST',
  'NOTHING_CHANGED',
  'REPORT_NOT_READY',
  'REPORT_NOT_UNDERSTOOD',
  // the rotation
  'CANNOT_ROTATE',
  'ACCOUNT_NOT_ALLOWED',
  'ROOT_USER',
  'OTHER_IDENTITY',
  'KEY_NOT_LISTED',
  'KEY_INACTIVE',
  'TWO_KEYS',
  'TWO_KEYS_IN_USE',
  'INACTIVE_KEY_IN_FILES',
  'KEY_TOO_YOUNG',
  'MFA_NEEDED',
  'MFA_CODE_REFUSED',
  'MFA_NOT_VALIDATED',
  'MFA_DEVICE_UNKNOWN',
  'MFA_NO_DEVICE',
  'MFA_NOT_USABLE',
  'MFA_SESSION_ENDED',
  'NEVER_ACCEPTED',
  'NEW_KEY_INACTIVE',
  'NEW_KEY_GONE',
  'KEY_IN_FILES',
  'OLD_KEY_BACK',
  'OLD_KEY_ACTIVE_AGAIN',
  'OLD_KEY_NOT_ACCEPTED',
  'OLD_KEY_GONE',
  'OLD_KEY_NOT_AT_HAND',
  'NEW_KEY_NOT_ACCEPTED',
  'LEFT_BEHIND',
  'NO_KEY_TO_SIGN',
  'OTHER_COMPUTER',
  'OTHER_ENDPOINT',
  'KEY_OLDER_THAN_ROTATION',
  'INTERRUPTED',
  'CANCELLED',
  'ALREADY_ROTATING',
  'JOURNAL_NOT_WRITABLE',
  'JOURNAL_DAMAGED',
  // the keychain
  'KEYCHAIN_LOCKED',
  'KEYCHAIN_ABSENT',
  'KEYCHAIN_FAILED',
  'NO_BACKUP',
  'BACKUP_DAMAGED',
  'BACKUP_DIFFERS',
  // the application
  'DATA_FOLDER_NOT_WRITABLE',
  'SETTINGS_DAMAGED',
  'SET_BY_ORGANISATION',
  'POLICY_FILE_DAMAGED',
  'POLICY_FILE_NOT_READABLE',
  'POLICY_FILE_NOT_TRUSTED',
  'POLICY_FILE_TOO_LARGE',
  'POLICY_FILE_NEWER',
  'SWITCH_REFUSED',
  'NOT_FINISHED',
  'NOT_BY_ITSELF',
  'UPDATE_NOT_REACHED',
  'UPDATE_NOT_UNDERSTOOD',
  'UPDATE_NOT_SIGNED',
  'UPDATE_DAMAGED',
  'UPDATE_FAILED',
  'UPDATE_NOT_INSTALLED',
  'UNKNOWN_PROFILE',
  'UNKNOWN_ROTATION',
  'BAD_REQUEST',
  'UNEXPECTED',
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** What went wrong, as it may be shown, journalled and logged: a code and facts, never a secret, never a raw message. */
export const Failure = z.strictObject({
  code: ErrorCode,
  /** The IAM or STS call, "CreateAccessKey". */
  action: z.string().max(64).optional(),
  /** AWS's own name of the error, "InvalidClientTokenId". */
  awsName: z.string().max(128).optional(),
  requestId: z.string().max(128).optional(),
  /** The ARN of the policy that denies a call, as AWS names it. */
  policy: z.string().max(2048).optional(),
  path: z.string().max(4096).optional(),
  /** Where the path leads, if it is a link to another folder; where a container has mounted the file. */
  target: z.string().max(4096).optional(),
  line: z.number().int().positive().optional(),
  /** The profiles that hold a key; `path` and `line` are the first of its locations. */
  profiles: z.array(z.string().max(512)).max(64).optional(),
  /** The field of a file that is invalid ("graceDays"), or what Keyturn was started with ("no-sandbox"). */
  field: z.string().max(64).optional(),
  /** The region that was used, or the text in its place, as written. */
  region: z.string().max(128).optional(),
  /** Why that is no region, and the region that is probably meant. */
  regionFlaw: RegionFlaw.optional(),
  likelyRegion: z.string().max(64).optional(),
  /** What was found where one whole key was expected. */
  foundInstead: z
    .enum(['several keys', 'a key in comments', 'a part of a secret', 'an encoded key'])
    .optional(),
  /** The serial number of the MFA device that is meant. */
  device: z.string().max(256).optional(),
  /** The AWS account that is meant. */
  account: z.string().max(12).optional(),
  /** The system's name of the error, "EACCES". */
  systemName: z.string().max(64).optional(),
  /** The computer that holds a lock or began a rotation; the address of a proxy; the host of requests. */
  host: z.string().max(256).optional(),
  /**
   * The hosts other than AWS's that a person has to agree to, and the profile whose requests go there; empty: none yet.
   */
  hosts: z.array(z.string().max(256)).min(1).max(2).optional(),
  profile: z.string().max(512).optional(),
  /** What names a value that can't be used: "HTTPS_PROXY". */
  setBy: z.string().max(64).optional(),
  /** Whether the process that holds a lock can't be seen from here: it is on another computer, or in a container. */
  isElsewhere: z.boolean().optional(),
  /** Whether a lock names a process of this computer that may not be its holder, so that a person has to decide. */
  isUnsure: z.boolean().optional(),
  /** The owner of a folder, by user name. */
  owner: z.string().max(64).optional(),
  /** The process that holds a lock, or that has mounted this single file. */
  process: z.number().int().nonnegative().optional(),
});
export type Failure = z.infer<typeof Failure>;

/** Whether the failure is a lock that a person may remove: Keyturn can't tell whether its holder still works. Pure. */
export function mayBeTakenOver({ code, isElsewhere, isUnsure }: Failure): boolean {
  return code === 'FILES_LOCKED' && (isElsewhere === true || isUnsure === true);
}

/** The error that carries a `Failure`; its message is the code alone. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** The failure of any thrown value: its own, or else UNEXPECTED. The cause belongs in the log. */
export function failureOf(cause: unknown): Failure {
  return cause instanceof FailureError ? cause.failure : { code: 'UNEXPECTED' };
}
