import type { ErrorCode, Failure } from '../../../values/failure.ts';
import type { Explanation } from '../../explanation.ts';
import { because } from './phrases.ts';

const askToRepair =
  'Tell your administrator. The file is read again every hour, and at every start.';
const nothingHolds =
  'So none of it holds. You can rotate your keys; Keyturn does not update itself and rotates nothing by itself meanwhile.';

function policyFile({ path }: Failure): string {
  return path ?? 'The policy file';
}

/** What can go wrong in the application itself. */
export const applicationErrors = {
  DATA_FOLDER_NOT_WRITABLE: {
    title: 'Keyturn can’t save its data',
    body: (f) =>
      `Keyturn can’t write to ${f.path ?? 'its data folder'}${because(f)}.${f.owner === undefined ? '' : ` The folder belongs to ${f.owner}.`} Nothing has changed.`,
    next: 'Allow writing to the folder, then start Keyturn again.',
  },
  SETTINGS_DAMAGED: {
    title: 'The settings could not be read',
    body: (f) =>
      `Keyturn goes on with its own defaults. The damaged file was kept as ${f.path ?? 'a copy'}.`,
    next: 'Look at the settings, and say again where each key is used when Keyturn asks.',
  },
  SET_BY_ORGANISATION: {
    title: 'Your organisation has set this',
    body: (f) => `${policyFile(f)} does not allow this choice. Nothing was changed.`,
    next: 'Ask your administrator if it has to be otherwise.',
  },
  POLICY_FILE_DAMAGED: {
    title: 'The policy of your organisation has a fault',
    body: (f) =>
      f.field === undefined || f.field === ''
        ? `${policyFile(f)} is no JSON. ${nothingHolds}`
        : `Keyturn does not understand “${f.field}” in ${f.path ?? 'the policy file'}. What it understands there holds.`,
    next: askToRepair,
  },
  POLICY_FILE_NOT_READABLE: {
    title: 'The policy of your organisation can’t be read',
    body: (f) =>
      `The system does not let Keyturn read ${f.path ?? 'the policy file'}${because(f)}. ${nothingHolds}`,
    next: askToRepair,
  },
  POLICY_FILE_NOT_TRUSTED: {
    title: 'Others can write the policy of your organisation',
    body: (f) =>
      `Only the system’s administrator may own ${f.path ?? 'the policy file'} and its folder, and write there. As it is, somebody else could have set this. ${nothingHolds}`,
    next: askToRepair,
  },
  POLICY_FILE_TOO_LARGE: {
    title: 'The policy of your organisation is too large',
    body: (f) => `${policyFile(f)} has more than 64 KB. ${nothingHolds}`,
    next: askToRepair,
  },
  POLICY_FILE_NEWER: {
    title: 'The policy of your organisation is for a newer Keyturn',
    body: (f) =>
      `${policyFile(f)} was written for a later version. What this one understands there holds.`,
    next: 'Update Keyturn, or ask your administrator to.',
  },
  SWITCH_REFUSED: {
    title: 'Keyturn does not start with this option',
    body: (f) =>
      `It was started with “${f.field ?? ''}”. Keyturn starts only with options that can neither open it to other programs nor weaken its protection. It has read and changed nothing.`,
    next: 'Start it without that option. Where the AppImage adds “no-sandbox” because the system refuses it a sandbox, install the deb or rpm package instead.',
  },
  NOT_FINISHED: {
    title: 'Something is not finished yet',
    body: () =>
      'A rotation is under way or waits for a decision, or an old key waits to be retired or deleted. Keyturn would forget it. Nothing was removed.',
    next: 'Finish it under Profiles, or say that the old key stays, then try again.',
  },
  NOT_BY_ITSELF: {
    title: 'This key can’t rotate by itself',
    body: () =>
      'Only a key that is used only on this computer, and that needs no MFA code, may be rotated while nobody is there.',
    next: 'See the reason in the details of the key, and rotate it yourself when it is due.',
  },
  UPDATE_NOT_REACHED: {
    title: 'The update server could not be reached',
    body: () =>
      'Keyturn does not know whether there is a newer version. This one goes on as it is.',
    next: 'See whether this computer is online. Keyturn tries again by itself in an hour where it looks daily.',
  },
  UPDATE_NOT_UNDERSTOOD: {
    title: 'The update server’s answer makes no sense',
    body: () =>
      'What came is not a list of versions: a sign-in page of the network may have answered instead. Nothing was installed.',
    next: 'Sign in to the network, and try again.',
  },
  UPDATE_NOT_SIGNED: {
    title: 'The list of updates was refused',
    body: () =>
      'It does not bear the signature of Keyturn’s publisher: somebody else may have put it on the update server. Nothing was downloaded, and nothing was installed.',
    next: 'Keyturn tries again by itself in an hour where it looks daily. If it stays so, report it, and install nothing from that server by hand.',
  },
  UPDATE_DAMAGED: {
    title: 'The update was refused',
    body: () =>
      'What was downloaded is not what the server has promised: it was damaged, or changed by somebody. It was deleted, and nothing was installed.',
    next: 'Try again. If it stays so, tell whoever looks after your network.',
  },
  UPDATE_FAILED: {
    title: 'The update could not be fetched',
    body: (f) =>
      `Something on this computer stood in the way${f.systemName === undefined ? '' : ` (${f.systemName})`}. Nothing was installed.`,
    next: 'See whether the disk has room, and try again. The log has more.',
  },
  UPDATE_NOT_INSTALLED: {
    title: 'The update was not installed',
    body: () =>
      'The new version should have taken the place of this one when Keyturn ended, and did not. This one goes on as it is.',
    next: 'Try again. If it stays so, see whether the place where Keyturn lies can be written to, or install the new version by hand. The log has more.',
  },
  UNKNOWN_PROFILE: {
    title: 'The profile is gone',
    body: () => 'Your files hold no profile of this name any more.',
    next: 'Check again to see what your files hold now.',
  },
  UNKNOWN_ROTATION: {
    title: 'The rotation is gone',
    body: () => 'Keyturn knows no such rotation any more, or it needs no answer.',
    next: 'Check again.',
  },
  BAD_REQUEST: {
    title: 'The window sent something unexpected',
    body: () => 'Keyturn did not understand a request of its own window and did nothing.',
    next: 'Close the window and open it again.',
  },
  UNEXPECTED: {
    title: 'Something unexpected happened',
    body: (f) => `Keyturn met a problem it has no words for${because(f)}. The log has more.`,
    next: 'Try again. If it stays so, report it with the log.',
  },
} as const satisfies Partial<Record<ErrorCode, Explanation>>;
