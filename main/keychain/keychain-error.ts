/**
 * Why a keychain gave no answer. `locked`: it is there and refuses until a person unlocks it (or makes their first
 * one); `absent`: this system has none; `timed out`: it may still do what was asked, later.
 */
export type KeychainReason = 'locked' | 'absent' | 'failed' | 'timed out';

/** The error of every keychain call; its message is the reason alone. */
export class KeychainError extends Error {
  readonly reason: KeychainReason;

  constructor(reason: KeychainReason, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'KeychainError';
    this.reason = reason;
  }
}

// keytar hands on the system's sentence and no code. GLib translates a few of them: what isn't known is `failed`.
const sentences: readonly { readonly says: RegExp; readonly reason: KeychainReason }[] = [
  // gnome-keyring 42: CreateItem in a locked collection
  { says: /locked collection|Error\.IsLocked/i, reason: 'locked' },
  // gnome-keyring 42, KWallet: nobody has made a keyring yet, and there was no way to ask
  { says: /Object does not exist at path|No such secret collection/i, reason: 'locked' },
  { says: /prompt.* dismissed/i, reason: 'locked' },
  // macOS: errSecInteractionNotAllowed, errSecUserCanceled, errSecAuthFailed
  { says: /interaction is not allowed|user canceled|passphrase you entered/i, reason: 'locked' },
  // dbus-daemon and dbus-broker, where nobody offers org.freedesktop.secrets
  { says: /ServiceUnknown|not provided by any \.service|not activatable/i, reason: 'absent' },
  // GLib, where there is no session bus
  { says: /autolaunch|Could not connect|Unknown or unsupported transport/i, reason: 'absent' },
];

/** The reason behind an error of keytar, as far as its sentence tells. */
export function reasonOf(cause: unknown): KeychainReason {
  const message = cause instanceof Error ? cause.message : '';
  return sentences.find(({ says }) => says.test(message))?.reason ?? 'failed';
}
