/** What a serial number of an MFA device says of it. */
export type DeviceKind =
  /** An authenticator app (`arn:…:mfa/name`) or a hardware token ("GAHT12345678"): GetSessionToken takes its codes. */
  | 'gives codes'
  /** A security key or passkey (`arn:…:u2f/user/…`), or text messages: for the console only. */
  | 'for the console only'
  /** Nothing that AWS calls a device: the ARN of a user, a name, a prefix of another tool. */
  | 'not a device';

// AWS takes these signs (STS API Reference, "GetSessionToken"); a colon stands in ARNs alone.
const HARDWARE_TOKEN = /^[\w+=/,.@-]{9,256}$/;
const DEVICE_ARN = /^arn:[a-z-]+:iam::(\d{12}):(mfa|u2f|sms-mfa)\/./;
const LONGEST = 256;

/**
 * Which kind of device has this serial number. Security keys and passkeys sign in to the console only (IAM User Guide,
 * "Supported configurations for using passkeys and security keys"), as did text messages while AWS had them. Pure.
 */
export function kindOfDevice(serial: string): DeviceKind {
  if (serial.length > LONGEST) return 'not a device';
  const [, , type] = DEVICE_ARN.exec(serial) ?? [];
  if (type !== undefined) return type === 'mfa' ? 'gives codes' : 'for the console only';
  return !serial.startsWith('arn:') && HARDWARE_TOKEN.test(serial) ? 'gives codes' : 'not a device';
}

/** Serial numbers, each once and in their order, by what AWS would make of them for a user of this account. */
export type SortedDevices = {
  readonly usable: readonly string[];
  readonly forConsoleOnly: readonly string[];
  /** What is no device, or one of another account: GetSessionToken takes codes of the user's own devices alone. */
  readonly notOfUser: readonly string[];
};

/** Sorts what was named or listed as MFA devices of a user of this account. Pure. */
export function sortDevices(serials: readonly string[], account: string): SortedDevices {
  const usable: string[] = [];
  const forConsoleOnly: string[] = [];
  const notOfUser: string[] = [];
  for (const serial of new Set(serials)) {
    const kind = kindOfDevice(serial);
    const [, of = account] = DEVICE_ARN.exec(serial) ?? [];
    if (kind === 'not a device' || of !== account) notOfUser.push(serial);
    else if (kind === 'gives codes') usable.push(serial);
    else forConsoleOnly.push(serial);
  }
  return { usable, forConsoleOnly, notOfUser };
}
