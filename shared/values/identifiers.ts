/** The id of an IAM access key (`AKIA…`). Not a secret: AWS shows it in the console and in its logs. */
export type AccessKeyId = string & { readonly __brand: 'AccessKeyId' };
/** A twelve-digit AWS account number. */
export type AccountId = string & { readonly __brand: 'AccountId' };
/** IAM's stable ID of a user (`AIDA…`); unlike a user name, it survives renaming. */
export type UserId = string & { readonly __brand: 'UserId' };
/** The name of a profile, as in the credentials or config file. */
export type ProfileName = string & { readonly __brand: 'ProfileName' };
/** The ID that Keyturn gives a rotation. */
export type RotationId = string & { readonly __brand: 'RotationId' };

/** The form of the ID of a long-term access key: AWS's prefix, alphabet and bounds. */
export const accessKeyIdPattern = /^AKIA[A-Z0-9]{12,124}$/;

/** The id of a long-term access key, or undefined for anything else (a temporary `ASIA…` key, a typing error). */
export function accessKeyId(text: string): AccessKeyId | undefined {
  return accessKeyIdPattern.test(text) ? (text as AccessKeyId) : undefined;
}

/** An account number, or undefined where the text is none. */
export function accountId(text: string): AccountId | undefined {
  return /^\d{12}$/.test(text) ? (text as AccountId) : undefined;
}

/** A user id as STS and IAM report it, or undefined where the text is none. */
export function userId(text: string): UserId | undefined {
  return /^[A-Z0-9]{4,128}(:.{1,128})?$/.test(text) ? (text as UserId) : undefined;
}

/** A profile name: the text between the brackets, at most 512 characters, never empty. */
export function profileName(text: string): ProfileName | undefined {
  return text.length > 0 && text.length <= 512 ? (text as ProfileName) : undefined;
}

/** A rotation id (26 lower-case letters and digits), or undefined where the text is none. */
export function rotationId(text: string): RotationId | undefined {
  return /^[a-z0-9]{26}$/.test(text) ? (text as RotationId) : undefined;
}

/** `AKIA…WXYZ`: enough for a person to recognise a key. Short or malformed ids show no more than their last four characters. */
export function maskKeyId(id: string): string {
  const start = id.length >= 16 ? id.slice(0, 4) : '';
  return `${start}…${id.slice(-4)}`;
}
