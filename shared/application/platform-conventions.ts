/** What is done in another way on each system, as data. */
export type PlatformConventions = {
  /** Where the window opens the first time. */
  readonly placement: 'beside the tray' | 'ordinary window';
  /** What a left click on the icon in the tray does; the other button always shows the menu. */
  readonly leftClick: 'opens the window' | 'shows the menu';
  /** Whether a program without a window leaves the dock. */
  readonly leavesDock: boolean;
  /** How a program is started when its person logs in. */
  readonly loginItem: 'asked of the system' | 'autostart file';
  /** Whether a desktop may have no tray, which is watched for then. */
  readonly mayLackTray: boolean;
  /** Who is asked to show a notification. Electron waits on Linux until it is shown, and does nothing else meanwhile. */
  readonly notifiesBy: 'Electron' | 'the bus';
};

const conventions = {
  // Whatever stands in the menu bar shows a menu when it is clicked (Apple's guidelines on menu bar extras).
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
  // Panels send Activate for the left button and ask for the menu themselves; where the icon stands they never tell.
  linux: {
    placement: 'ordinary window',
    leftClick: 'opens the window',
    leavesDock: false,
    loginItem: 'autostart file',
    mayLackTray: true,
    notifiesBy: 'the bus',
  },
} as const satisfies Record<'darwin' | 'win32' | 'linux', PlatformConventions>;

/** The habits of a system; what is none of the three is close to Linux. */
export function platformConventions(platform: string): PlatformConventions {
  return platform === 'darwin' || platform === 'win32' ? conventions[platform] : conventions.linux;
}
