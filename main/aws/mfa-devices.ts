/** The kind of an MFA device, by its serial number. */
export type DeviceKind =
  /** An authenticator app (`arn:…:mfa/name`) or a hardware token ("GAHT12345678"): GetSessionToken takes its codes. */
  | 'gives codes'
  /** A security key or passkey (`arn:…:u2f/user/…`), or text messages: for the console only. */
  | 'for the console only'
  /** No serial number of AWS: the ARN of a user, a name, a prefix of another tool. */
  | 'not a device';

// AWS accepts these characters (STS API Reference, "GetSessionToken"); only ARNs have a colon.
const HARDWARE_TOKEN = /^[\w+=/,.@-]{9,256}$/;
const DEVICE_ARN = /^arn:[a-z-]+:iam::(\d{12}):(mfa|u2f|sms-mfa)\/./;
const LONGEST = 256;

/**
 * The kind of a device. Security keys and passkeys are for the console only (IAM User Guide, "Supported configurations
 * for using passkeys and security keys"), as text messages were while AWS had them. Pure.
 */
export function kindOfDevice(serial: string): DeviceKind {
  if (serial.length > LONGEST) return 'not a device';
  const [, , type] = DEVICE_ARN.exec(serial) ?? [];
  if (type !== undefined) return type === 'mfa' ? 'gives codes' : 'for the console only';
  return !serial.startsWith('arn:') && HARDWARE_TOKEN.test(serial) ? 'gives codes' : 'not a device';
}

/** Serial numbers, each once and in order, by whether AWS would accept them for a user of this account. */
export type SortedDevices = {
  readonly usable: readonly string[];
  readonly forConsoleOnly: readonly string[];
  /** No device, or one of another account: GetSessionToken takes only codes of the user's own devices. */
  readonly notOfUser: readonly string[];
};

/** Sorts serial numbers of MFA devices for a user of this account. Pure. */
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
