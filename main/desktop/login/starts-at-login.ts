/** What the system says of the entry that starts Keyturn at login, as Electron passes it on. */
export type LoginEntry = {
  readonly openAtLogin: boolean;
  /** Windows alone: false where the Task Manager or the settings of Windows keep it from starting. */
  readonly executableWillLaunchAtLogin?: boolean;
  /** macOS 13 and later: "requires-approval" where its settings keep it from starting. */
  readonly status?: string;
};

/** Whether the system starts Keyturn at login: there is an entry, and nobody has switched it off elsewhere. Pure. */
export function startsAtLogin({
  openAtLogin,
  executableWillLaunchAtLogin,
  status,
}: LoginEntry): boolean {
  return openAtLogin && executableWillLaunchAtLogin !== false && status !== 'requires-approval';
}
