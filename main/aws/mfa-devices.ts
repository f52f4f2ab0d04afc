/** The MFA devices of a user, by whether they can give a code. */
export type UsableDevices = {
  readonly usable: readonly string[];
  /** There are devices, but every one is a security key or passkey. */
  readonly onlySecurityKeys: boolean;
};

/**
 * Whether a device gives codes that GetSessionToken takes: an authenticator app (`arn:…:mfa/name`) or a hardware token
 * ("GAHT12345678"). Security keys and passkeys (`arn:…:u2f/user/…`) sign in to the console only (IAM User Guide,
 * "Supported configurations for using passkeys and security keys").
 */
export function givesCodes(serial: string): boolean {
  return !/^arn:[^:]*:iam::[^:]*:u2f\//.test(serial);
}

/** The devices among these serial numbers that GetSessionToken takes a code of. */
export function usableDevices(serials: readonly string[]): UsableDevices {
  const usable = serials.filter((serial) => givesCodes(serial));
  return { usable, onlySecurityKeys: serials.length > 0 && usable.length === 0 };
}
