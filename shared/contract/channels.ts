/**
 * What the page may call, as GROUP.VERB. The preload derives its functions from these names alone: it carries no schema
 * library. The contract has one schema for each of them, or does not compile.
 */
export const callNames = [
  'snapshot.read',

  'rotation.start',
  'rotation.startAllDue',
  'rotation.cancel',
  'rotation.answer',
  'rotation.answerUsedElsewhere',
  'rotation.changeOldKey',
  'rotation.decideNewKey',
  'rotation.decide',
  'rotation.copyMessage',
  'rotation.dismiss',

  'profiles.checkNow',
  'profiles.setAutomatic',
  'profiles.agreeToHosts',
  'profiles.restore',
  'profiles.nameAccount',

  'partitions.search',
  'partitions.stopSearch',
  'partitions.writeRegion',

  'pendingKeys.read',
  'pendingKeys.readDropped',
  'pendingKeys.askAws',
  'pendingKeys.add',
  'pendingKeys.forget',

  'handout.markPlace',
  'handout.copy',

  'permissions.copy',

  'history.page',
  'history.export',

  'team.requestReport',
  'team.page',
  'team.export',
  'team.copyPolicy',

  'files.choose',
  'files.reset',
  'files.addHome',
  'files.removeHome',

  'connection.setProxy',
  'connection.chooseCertificates',
  'connection.removeCertificates',
  'connection.test',

  'reminders.set',
  'reminders.snooze',

  'updates.setDaily',
  'updates.checkNow',
  'updates.install',

  'settings.setPolicy',
  'settings.setLimits',
  'settings.setAppearance',
  'settings.setStartsAtLogin',
  'settings.removeEverything',

  'window.confirmNavigation',
  'window.closeWelcome',
  'window.closeNoTrayNotice',

  'help.openGuide',
  'help.openLogFolder',
  'help.readBugReport',
  'help.copyBugReport',
] as const;
export type CallName = (typeof callNames)[number];

/** The calls for which the page gives a file; the preload puts its path in its place. */
export const fileCallNames = ['pendingKeys.readDropped'] as const satisfies readonly CallName[];
export type FileCallName = (typeof fileCallNames)[number];

/** What main says to the page without being called. */
export const pushNames = ['snapshot.onChange'] as const;
export type PushName = (typeof pushNames)[number];

/** Everything that passes between page and main. */
export type MessageName = CallName | PushName;

/** The channel on which a message passes. */
export function channelOf(name: MessageName): string {
  return `keyturn:${name}`;
}

/** The name under which the page finds its bridge. */
export const bridgeName = 'keyturn';

/** The scheme and host of the page, and its origin. */
export const scheme = 'app';
export const host = 'keyturn';
export const origin = `${scheme}://${host}`;
