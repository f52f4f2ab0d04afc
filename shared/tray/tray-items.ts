import type { RotationView } from '../contract/rotation.ts';
import type { ProfileView } from '../contract/snapshot.ts';
import { isLate } from '../keys/late-keys.ts';
import { unreachable } from '../lib/unreachable.ts';
import { succeededTitle } from '../words/rotation/rotation.ts';
import { undoneTitle } from '../words/rotation/undo.ts';
import { trayWords } from '../words/tray.ts';
import { underWayTitle } from '../words/window.ts';
import { needsPerson, rotatableKeys, type TrayFacts } from './tray-status.ts';

/** What the menu says of one key. */
export type TrayItem = {
  readonly label: string;
  /** The profile that a click rotates; undefined where the window has to be opened. */
  readonly rotates?: string;
  readonly account: string | undefined;
  /** The order at the top of a long menu, the most urgent first; undefined: nothing needs attention. */
  readonly urgency: number | undefined;
};

// What needs a person comes before what runs or has just ended, and that before what is late.
const urgency = { needsPerson: 0, rotation: 1, overdue: 2, due: 3 } as const;

/**
 * One item for every key that can rotate, in the order of the list, then for rotations of other keys. A rotation with
 * something to report replaces the item of its key.
 */
export function trayItems(snapshot: TrayFacts): readonly TrayItem[] {
  const telling = snapshot.rotations.filter((rotation) => labelOf(rotation) !== undefined);
  const keys = rotatableKeys(snapshot);
  const inKeys = new Set(keys.flatMap(({ name, sharesKeyWith }) => [name, ...sharesKeyWith]));
  const others = telling.filter(({ profiles }) => !profiles.some((name) => inKeys.has(name)));
  return [...keys.map((key) => itemOfKey(key, telling)), ...others.map(itemOfRotation)];
}

function itemOfKey(key: ProfileView, telling: readonly RotationView[]): TrayItem {
  const { name, sharesKeyWith, age, account } = key;
  const names = [name, ...sharesKeyWith];
  const mine = telling.filter(
    ({ profiles, state }) =>
      profiles.some((each) => names.includes(each)) &&
      // Rotated long ago and never dismissed: the key is late again.
      !(state === 'succeeded' && isLate(key)),
  );
  const rotation = mine.find((each) => needsPerson(each)) ?? mine[0];
  if (rotation !== undefined) {
    return { ...itemOfRotation(rotation), account };
  }
  return {
    label: trayWords.rotateItem(names, age?.days),
    rotates: name,
    account,
    urgency: age === undefined || age.due === 'fresh' ? undefined : urgency[age.due],
  };
}

function itemOfRotation(rotation: RotationView): TrayItem {
  return {
    label: labelOf(rotation) ?? '',
    account: rotation.account,
    urgency: needsPerson(rotation) ? urgency.needsPerson : urgency.rotation,
  };
}

/** What a rotation has to report; undefined where its outcome was dismissed. */
function labelOf(rotation: RotationView): string | undefined {
  const { profiles, seen } = rotation;
  switch (rotation.state) {
    case 'working':
      return rotation.looks ? underWayTitle(rotation) : trayWords.rotating(profiles, rotation.step);
    case 'rolling back':
      return trayWords.rollingBack(profiles);
    case 'undoing':
      return trayWords.undoing(profiles);
    case 'open':
    case 'waiting for an answer':
      return trayWords.itemNeedsYou(profiles);
    case 'failed':
      return seen ? undefined : trayWords.itemNeedsYou(profiles);
    case 'succeeded':
      return seen ? undefined : succeededTitle(profiles, rotation.retirement);
    case 'undone':
      return seen ? undefined : undoneTitle(profiles);
    default:
      return unreachable(rotation);
  }
}
