/** The system's entry that starts Keyturn at login, as Electron reports it. */
export type LoginEntry = {
  readonly openAtLogin: boolean;
  /** Windows only: false where the Task Manager or the settings of Windows have switched it off. */
  readonly executableWillLaunchAtLogin?: boolean;
  /** macOS 13 and later: "requires-approval" where its settings have switched it off. */
  readonly status?: string;
};

/**
 * Whether the system starts Keyturn at login: there is an entry, and the system's settings don't switch it off. Pure.
 */
export function startsAtLogin({
  openAtLogin,
  executableWillLaunchAtLogin,
  status,
}: LoginEntry): boolean {
  return openAtLogin && executableWillLaunchAtLogin !== false && status !== 'requires-approval';
}
