/** The verbs the page may say. The preload derives its functions from these names alone. */
export const commandNames = [
  'snapshot',
  'rotate',
  'rotateAllDue',
  'cancel',
  'answer',
  'answerUsedElsewhere',
  'oldKey',
  'afterUndo',
  'resolveOpen',
  'restore',
  'setAutomatic',
  'setPolicy',
  'setLimits',
  'setAppearance',
  'setStartsAtLogin',
  'endNoTrayNotice',
  'setUpdates',
  'checkForUpdates',
  'installUpdate',
  'setReminders',
  'snooze',
  'arrived',
  'setProxy',
  'chooseCertificates',
  'usualCertificates',
  'testConnection',
  'openLogFolder',
  'bugReport',
  'copyBugReport',
  'removeEverything',
  'chooseFile',
  'usualFile',
  'addHome',
  'removeHome',
  'readNewKey',
  'readDroppedKey',
  'askAboutNewKeys',
  'addNewKey',
  'forgetNewKeys',
  'tick',
  'handOut',
  'nameAccount',
  'copyPermissions',
  'copyRequest',
  'endWelcome',
  'askOtherPartitions',
  'stopAskingPartitions',
  'writeRegion',
  'dismiss',
  'checkNow',
  'askThere',
  'history',
  'exportHistory',
  'askForTeam',
  'team',
  'exportTeam',
  'copyTeamPolicy',
  'openGuide',
] as const;
export type CommandName = (typeof commandNames)[number];

/** The channel of a command. */
export function commandChannel(name: CommandName): string {
  return `keyturn:${name}`;
}

/** The one channel on which main speaks to the page: whole snapshots. */
export const snapshotChannel = 'keyturn:on-snapshot';

/** The name under which the page finds its bridge. */
export const bridgeName = 'keyturn';

/** The scheme and host of the page, and its origin. */
export const scheme = 'app';
export const host = 'keyturn';
export const origin = `${scheme}://${host}`;
