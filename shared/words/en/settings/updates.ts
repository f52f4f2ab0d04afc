import type { UpdateHindrance } from '../../../contract/updates.ts';

/** Words of updates: the card under Settings, the question at the first start, and the tray. */
export const updateWords = {
  title: 'Updates',
  daily: 'Look for updates once a day',
  dailyFollows:
    'Keyturn then asks its update server for the newest version, downloads it, checks it, and installs it when Keyturn quits; never while a key is being rotated. Nothing about you, your keys or this installation is sent.',
  check: 'Check for updates',
  install: 'Quit and install',
  ask: 'Look for updates once a day?',
  yes: 'Yes, once a day',
  no: 'No',
  later: 'You can change this in Settings at any time.',
  notAllowed:
    'Whoever manages this computer has switched updates off. Keyturn asks no update server.',
  hindrances: {
    'runs from a folder':
      'Updates are not available for this installation: it runs from a folder, and nothing says where its updates come from.',
    'belongs to a package manager':
      'Updates are not available for this installation: it came by a package, and is updated as the other packages of this computer are.',
  } satisfies Record<UpdateHindrance, string>,
  notChecked: 'Keyturn has not looked for updates yet.',
  newest: (checked: string) => `No newer version was there on ${checked}.`,
  checking: 'Looking for updates…',
  downloading: (version: string, percent: number) =>
    `Downloading Keyturn ${version}… ${percent} percent`,
  ready: (version: string) =>
    `Keyturn ${version} is ready. It is installed when Keyturn quits. After “Quit and install” it starts again by itself.`,
  deferred: (version: string) =>
    `Keyturn ${version} is installed as soon as the rotation is over. Keyturn then starts again.`,
  inTray: {
    ready: (version: string) => `Keyturn ${version} is ready: Quit and install`,
    deferred: (version: string) => `Keyturn ${version} follows the rotation`,
  },
} as const;
