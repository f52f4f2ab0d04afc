import type { DecisionChoice, DecisionReason, StepName } from '../../../contract/rotation.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import {
  type AdministratorRequest,
  administratorRequest,
  type Owner,
} from '../../../rotations/administrator-request.ts';
import type { KeyDecision, DecisionFacts } from '../../../rotations/decision-facts.ts';
import type { KeyFacts } from '../../../values/key-facts.ts';
import { names } from '../../lists.ts';

/** The title of a rotation that needs a decision, by its reason. */
export const openTitles = {
  'answer lost': 'A key may have been left behind',
  'roll back refused': 'A key was left behind',
  'no key to sign': 'A rotation is not finished',
  'partly saved': 'The new key is not saved everywhere',
  'old key back': 'The old key is back in a file',
  'other identity': 'The key now belongs to somebody else',
  'other computer': 'Another computer began this rotation',
  'MFA needed': 'A rotation waits for an MFA code',
  'undo stopped': 'An undo is not finished',
  'other endpoint': 'A rotation names another address than its profile',
  'older key': 'A key is older than its rotation',
  interrupted: 'A rotation is not finished',
  'left on AWS': 'A key is left on AWS',
} as const satisfies Record<DecisionReason, string>;

const untouched = 'Keyturn has changed neither your files nor the old key.';

function nameOf(newKey: string): string {
  return newKey === 'not known' ? 'the new key' : `the new key ${newKey}`;
}

/** What is certain and what is not, where a rotation stopped on its own account at this step. */
function knownAt({ reached, newKey }: { reached: StepName; newKey: string }): string {
  switch (reached) {
    case 'check':
      return 'Keyturn has changed nothing: neither your files nor your keys on AWS.';
    case 'create':
    case 'back up':
    case 'prove':
      return newKey === 'not known'
        ? `${untouched} Whether a new key is left on AWS is not known.`
        : `${untouched} The new key ${newKey} may still be on AWS.`;
    case 'save':
      return `Keyturn has not touched the old key. Some places may hold ${nameOf(newKey)}, others still the old one.`;
    case 'retire':
    case 'record':
      return `Keyturn has saved ${nameOf(newKey)} in your files. Whether the old key still works is not known.`;
    default:
      return unreachable(reached);
  }
}

/** What happened to a rotation that needs a decision, what did not change and what is unknown. */
export function openSentence(open: DecisionFacts): string {
  const { reason, oldKey } = open;
  const newKey = nameOf(open.newKey);
  switch (reason) {
    case 'answer lost':
      return `AWS’s answer was lost when Keyturn asked for a new key, and a new key has appeared since. It is probably the one Keyturn asked for, but a colleague could have made it in the same moment. ${untouched}`;
    case 'roll back refused':
      return `Keyturn made ${newKey}, could not use it and may not delete it. ${untouched}`;
    case 'no key to sign':
      return `No working key of this user is left in your files, so Keyturn can’t look or finish. Whether the old key ${oldKey} still works is not known.`;
    case 'partly saved':
      return `Some places may hold ${newKey}, others still the old key ${oldKey}. Keyturn deactivates and deletes neither before every place is saved.`;
    case 'old key back':
      return `A file holds the old key ${oldKey} again, where Keyturn has saved ${newKey}. Keyturn touches neither key meanwhile. Whether the old one still works is not known.`;
    case 'other identity':
      return `The key in your files signs for another account or user than this rotation began with, so Keyturn changes nothing. ${knownAt(open)}`;
    case 'other computer':
      return 'This computer has changed nothing. What the other one has done since is not known.';
    case 'MFA needed':
      return `AWS takes the next step only after a sign-in with an MFA code. ${knownAt(open)}`;
    case 'undo stopped':
      return `Keyturn could not bring the old key ${oldKey} back everywhere yet. It deletes neither key meanwhile. Which places hold the old key and which the new one is not known.`;
    case 'other endpoint':
      return `The record of this rotation names an address that none of its profiles uses today. Keyturn has sent nothing there. Whether ${newKey} is left at that address is not known.`;
    case 'older key':
      return `${open.newKey === 'not known' ? 'This key' : `The key ${open.newKey}`} was created before the rotation that is said to have created it. Somebody may be using it, so Keyturn has not touched it. Your files do not hold it.`;
    case 'interrupted':
      return `Keyturn could not finish or undo this rotation yet. It tries again every hour and at the next start. ${knownAt(open)}`;
    case 'left on AWS':
      return open.failure.code === 'LEFT_BEHIND'
        ? 'You have said that this rotation is taken care of. AWS still lists a key of it that no file Keyturn knows holds. Keyturn looks again every hour, and tells of it until the key is gone.'
        : 'You have said that this rotation is taken care of. Whether a key of it is left on AWS is not known. Keyturn looks again every hour.';
    default:
      return unreachable(reason);
  }
}

/** What a person can do next about the key of such a rotation, unless its failure says it. */
export const openNextSentences = {
  decide: 'Decide about the key below.',
  'delete or ask': 'Delete the key below, or ask your administrator to.',
  'delete or leave': 'Delete the key below, or leave it there.',
  'delete on AWS or leave':
    'Delete it in the AWS console when nothing needs it any more, or leave it there.',
} as const satisfies Record<KeyDecision, string>;

/** The buttons of a rotation that needs a decision. */
export const openChoiceLabels = {
  'delete the key left behind': 'Delete the key that was left behind',
  'it is not mine': 'It is not mine',
  'try again': 'Try again',
  'save it after all': 'Save it after all',
  'save the new key again': 'Save the new key again',
  'undo the rotation': 'Undo the rotation',
  'keep the new key': 'Keep the new key',
  'enter an MFA code': 'Enter an MFA code',
  'take it over': 'Take it over',
  'it is settled': 'It is taken care of',
  'leave it on AWS': 'Leave it on AWS',
} as const satisfies Record<DecisionChoice, string>;

/** Words of a rotation that needs a decision. */
export const openWords = {
  about: ({ profiles, oldKey, newKey }: DecisionFacts, since: string) => {
    const keys = newKey === 'not known' ? oldKey : `${oldKey}, new key ${newKey}`;
    return `${names(profiles)}, open since ${since}. Old key ${keys}`;
  },
  whatHappened: 'What happened:',
  held: (profiles: readonly string[]) =>
    `${names(profiles)} ${profiles.length === 1 ? 'holds' : 'hold'} this key, so it stays.`,
  forAdministrator: 'To send to your administrator:',
  copyMessage: 'Copy the message',
  messageCopied: 'The message is in the clipboard.',
  takeOver:
    'If Keyturn still runs there, two programs could work at the same keys. Take over only when you know that it has stopped.',
  confirmTakeOver: 'Take it over now',
  leaveIt: 'Leave it there',
} as const;

function ownerInWords({ user, account }: Owner): string {
  const who = user === undefined ? 'my IAM user' : `the IAM user ${user}`;
  return account === undefined ? who : `${who} in the account ${account}`;
}

/**
 * The message to an administrator, who may do what Keyturn may not: delete the keys left behind, or activate those an
 * undo needs. Undefined where none is needed.
 */
export function administratorMessage(
  reason: DecisionReason,
  keys: readonly Pick<KeyFacts, 'keyId' | 'status' | 'profiles'>[],
  owner: Owner,
): string | undefined {
  const request = administratorRequest(reason, keys, owner);
  return request && `${requestInWords(request, owner)}\n\n${request.command}`;
}

function requestInWords({ asks, keyId }: AdministratorRequest, owner: Owner): string {
  const key = `the access key ${keyId} of ${ownerInWords(owner)}`;
  switch (asks) {
    case 'delete':
      return `Please delete ${key}. It was made by a rotation that could not finish, and nothing uses it.`;
    case 'activate':
      return `Please activate ${key}. It is needed again.`;
    case 'activate if there':
      return `Please activate ${key}, if it still exists. It is needed again, and no other key of this user works on my computer. If it does not exist any more, please make a new one.`;
    case 'make a new key':
      return `Please make a new access key for ${ownerInWords(owner)}. The key ${keyId} does not exist any more, and no other key of this user works on my computer.`;
    default:
      return unreachable(asks);
  }
}
