/**
 * Why a keychain call failed. `locked`: a person has to unlock the keychain, or to create their first one; `absent`:
 * this system has none; `timed out`: the call may still be done later.
 */
export type KeychainReason = 'locked' | 'absent' | 'failed' | 'timed out';

/** The error of all keychain calls. Its message is only the reason. */
export class KeychainError extends Error {
  readonly reason: KeychainReason;

  constructor(reason: KeychainReason, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'KeychainError';
    this.reason = reason;
  }
}

// keytar gives the system's message and no code. GLib translates some messages: unknown ones are `failed`.
const sentences: readonly { readonly says: RegExp; readonly reason: KeychainReason }[] = [
  // gnome-keyring 42: CreateItem in a locked collection
  { says: /locked collection|Error\.IsLocked/i, reason: 'locked' },
  // gnome-keyring 42, KWallet: no keyring was created yet, and no prompt could be shown
  { says: /Object does not exist at path|No such secret collection/i, reason: 'locked' },
  { says: /prompt.* dismissed/i, reason: 'locked' },
  // macOS: errSecInteractionNotAllowed, errSecUserCanceled, errSecAuthFailed
  { says: /interaction is not allowed|user canceled|passphrase you entered/i, reason: 'locked' },
  // dbus-daemon and dbus-broker, where no program offers org.freedesktop.secrets
  { says: /ServiceUnknown|not provided by any \.service|not activatable/i, reason: 'absent' },
  // GLib, where there is no session bus
  { says: /autolaunch|Could not connect|Unknown or unsupported transport/i, reason: 'absent' },
];

/** The reason of an error of keytar, by its message; `failed` for any other. */
export function reasonOf(cause: unknown): KeychainReason {
  const message = cause instanceof Error ? cause.message : '';
  return sentences.find(({ says }) => says.test(message))?.reason ?? 'failed';
}
