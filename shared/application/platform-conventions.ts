/** What differs between operating systems, as data. */
export type PlatformConventions = {
  /** Where the window opens the first time. */
  readonly placement: 'beside the tray' | 'ordinary window';
  /** What a left click on the tray icon does; a right click always shows the menu. */
  readonly leftClick: 'opens the window' | 'shows the menu';
  /** Whether an application without a window leaves the dock. */
  readonly leavesDock: boolean;
  /** How an application is started at login. */
  readonly loginItem: 'asked of the system' | 'autostart file';
  /** Whether a desktop may have no tray; it is watched for then. */
  readonly mayLackTray: boolean;
  /** How notifications are shown. On Linux, Electron blocks until a notification is shown. */
  readonly notifiesBy: 'Electron' | 'the bus';
};

const conventions = {
  // Menu bar extras show a menu when they are clicked (Apple's guidelines on menu bar extras).
  darwin: {
    placement: 'beside the tray',
    leftClick: 'shows the menu',
    leavesDock: true,
    loginItem: 'asked of the system',
    mayLackTray: false,
    notifiesBy: 'Electron',
  },
  // The left button acts and the right one shows the menu (Microsoft's guidelines on the notification area).
  win32: {
    placement: 'beside the tray',
    leftClick: 'opens the window',
    leavesDock: false,
    loginItem: 'asked of the system',
    mayLackTray: false,
    notifiesBy: 'Electron',
  },
  // Panels send Activate for the left button and request the menu themselves. They never report where the icon is.
  linux: {
    placement: 'ordinary window',
    leftClick: 'opens the window',
    leavesDock: false,
    loginItem: 'autostart file',
    mayLackTray: true,
    notifiesBy: 'the bus',
  },
} as const satisfies Record<'darwin' | 'win32' | 'linux', PlatformConventions>;

/** The conventions of a platform; one that is none of the three is treated as Linux. */
export function platformConventions(platform: string): PlatformConventions {
  return platform === 'darwin' || platform === 'win32' ? conventions[platform] : conventions.linux;
}
