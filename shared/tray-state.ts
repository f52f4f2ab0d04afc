import type { RotationView } from './rotation.ts';
import type { ProfileView, Snapshot } from './snapshot.ts';
import { trayWords } from './words/tray.ts';

/** What the icon of the tray tells. */
export const trayMoods = ['calm', 'due', 'overdue', 'working', 'failed'] as const;
export type TrayMood = (typeof trayMoods)[number];

/** The profiles that can rotate, one for each key, in the order of the list. */
export function rotatableKeys({ profiles }: Pick<Snapshot, 'profiles'>): readonly ProfileView[] {
  const shared = new Set<string>();
  return profiles.filter((profile) => {
    const isFirst = !shared.has(profile.name);
    for (const name of profile.sharesKeyWith) {
      shared.add(name);
    }
    return isFirst && profile.standing.can === 'rotate';
  });
}

/** Whether a rotation stands still until a person has looked at it. */
export function needsPerson({ state, seen }: RotationView): boolean {
  return state === 'open' || state === 'waiting for an answer' || (state === 'failed' && !seen);
}

function isWorking({ state }: RotationView): boolean {
  return state === 'working' || state === 'rolling back' || state === 'undoing';
}

/** The mood of the tray: what needs a person first, then what runs, then what is late. */
export function trayMood(snapshot: Snapshot): TrayMood {
  const { rotations } = snapshot;
  if (rotations.some((rotation) => needsPerson(rotation))) {
    return 'failed';
  }
  if (rotations.some((rotation) => isWorking(rotation))) {
    return 'working';
  }
  const due = new Set(rotatableKeys(snapshot).map((profile) => profile.age?.due));
  if (due.has('overdue')) {
    return 'overdue';
  }
  return due.has('due') ? 'due' : 'calm';
}

/** The mood in words: the first line of the menu, and the tooltip. */
export function trayLine(snapshot: Snapshot): string {
  const needing = snapshot.rotations.filter((rotation) => needsPerson(rotation));
  const working = snapshot.rotations.find((rotation) => isWorking(rotation));
  if (needing.length > 0) {
    return trayWords.needsYou(needing.length);
  }
  if (working !== undefined) {
    return working.state === 'undoing'
      ? trayWords.undoing(working.profiles)
      : trayWords.working(working.profiles);
  }
  if (!snapshot.loaded) {
    return trayWords.loading;
  }
  const keys = rotatableKeys(snapshot);
  const overdue = keys.filter((profile) => profile.age?.due === 'overdue').length;
  const due = keys.filter((profile) => profile.age?.due === 'due').length;
  if (overdue > 0) {
    return trayWords.overdue(overdue);
  }
  if (due > 0) {
    return trayWords.due(due);
  }
  return keys.length === 0 ? trayWords.noKeys : trayWords.calm;
}
