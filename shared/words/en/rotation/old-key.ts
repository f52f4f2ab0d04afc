import type { Deletion, OldKeyAct, OldKeyListed, Retirement } from '../../../contract/rotation.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import { isNewKeyDead } from '../../../rotations/is-new-key-dead.ts';
import { dayInWords } from '../../dates.ts';
import { names } from '../../lists.ts';

/** The button of what can be done with the old key of a rotation that succeeded. */
export function oldKeyActLabel(act: OldKeyAct, profiles: readonly string[]): string {
  switch (act) {
    case 'retire':
      return `Retire the old key of ${names(profiles)}`;
    case 'undo':
      return `Undo rotation of ${names(profiles)}`;
    case 'reactivate':
      return `Reactivate the old key of ${names(profiles)}`;
    case 'extend':
      return 'Keep it 7 more days';
    case 'keep':
      return 'Do not delete it';
    case 'delete now':
      return `Delete the old key of ${names(profiles)} now`;
    default:
      return unreachable(act);
  }
}

/** Words around the old key. */
export const oldKeyWords = {
  sure: 'Delete the old key for good? The rotation can’t be undone any more, and whatever still uses the key stops working.',
  confirm: 'Delete it for good',
  keep: 'Keep it',
  /** Opens the choices about the deletion, in the compact line. */
  deletion: 'Change the deletion',
  triedAgain: 'Keyturn tries again.',
} as const;

/** The old key in one line, for an outcome that was dismissed: "Old key AKIA…X: deactivated, will be deleted on 9 March". */
export function oldKeyLine(retirement: Retirement, oldKey: string): string {
  return `Old key ${oldKey}: ${whatBecameOfIt(retirement)}`;
}

const listedInWords = {
  Active: 'still works',
  Inactive: 'inactive, deactivated by somebody else',
  gone: 'no longer on AWS',
  'not known': 'may be deactivated or deleted by now',
} as const satisfies Record<OldKeyListed, string>;

function deletionInWords(deletion: Deletion): string {
  switch (deletion.is) {
    case 'planned':
      return `deactivated, will be deleted on ${dayInWords(deletion.on)}`;
    case 'due':
      return `deactivated, was to be deleted on ${dayInWords(deletion.on)}`;
    case 'denied':
      return 'deactivated; AWS does not let Keyturn delete it';
    case 'not finished':
      return 'deactivated, not deleted yet';
    case 'called off':
      return 'deactivated and kept';
    default:
      return unreachable(deletion);
  }
}

function whatBecameOfIt(retirement: Retirement): string {
  switch (retirement.oldKey) {
    case 'stays active':
      return listedInWords[retirement.listed];
    case 'stays active for now':
      return isNewKeyDead(retirement) ? 'left as it is' : listedInWords[retirement.listed];
    case 'being deactivated':
      return 'being deactivated';
    case 'deactivated':
      return isNewKeyDead(retirement) ? 'deactivated' : deletionInWords(retirement.deletion);
    case 'being deleted':
      return 'being deleted';
    case 'being reactivated':
      return 'being activated again';
    case 'gone':
      return 'no longer on AWS';
    default:
      return unreachable(retirement);
  }
}
