import type { RotationView } from '../contract/rotation.ts';
import type { ProfileView, Snapshot } from '../contract/snapshot.ts';
import { countKeys, oneForEachKey } from '../keys/late-keys.ts';
import { trayWords } from '../words/tray.ts';

/** What the tray icon shows. */
export const trayStatuses = ['calm', 'due', 'overdue', 'working', 'failed'] as const;
export type TrayStatus = (typeof trayStatuses)[number];

/** What the tray is made from. */
export type TrayFacts = Pick<Snapshot, 'loaded' | 'profiles' | 'rotations' | 'accountNames'> & {
  readonly updates: Pick<Snapshot['updates'], 'now'>;
};

/** What it shows before anything has been read. */
export const nothingRead: TrayFacts = {
  loaded: false,
  profiles: [],
  rotations: [],
  accountNames: {},
  updates: { now: { state: 'none' } },
};

/** The profiles that can rotate, one for each key, in the order of the list. */
export function rotatableKeys(snapshot: Pick<Snapshot, 'profiles'>): readonly ProfileView[] {
  return oneForEachKey(snapshot, ({ standing }) => standing.can === 'rotate');
}

/** Whether a rotation waits for a person. */
export function needsPerson({ state, seen }: RotationView): boolean {
  return state === 'open' || state === 'waiting for an answer' || (state === 'failed' && !seen);
}

function isWorking({ state }: RotationView): boolean {
  return state === 'working' || state === 'rolling back' || state === 'undoing';
}

/** The tray status: what needs a person first, then what runs, then what is late. */
export function trayStatus(snapshot: TrayFacts): TrayStatus {
  const { rotations } = snapshot;
  if (rotations.some((rotation) => needsPerson(rotation))) {
    return 'failed';
  }
  if (rotations.some((rotation) => isWorking(rotation))) {
    return 'working';
  }
  const late = countKeys(snapshot);
  if (late.overdue > 0) {
    return 'overdue';
  }
  return late.due > 0 ? 'due' : 'calm';
}

/** The status in words: the first line of the menu, and the tooltip. */
export function trayStatusLine(snapshot: TrayFacts): string {
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
  const { due, overdue, fresh, notKnown, leftOut } = countKeys(snapshot);
  if (overdue > 0) {
    return trayWords.overdue(overdue);
  }
  if (due > 0) {
    return trayWords.due(due);
  }
  if (fresh > 0) {
    return notKnown + leftOut === 0 ? trayWords.allUpToDate : trayWords.upToDate(fresh, notKnown);
  }
  return notKnown > 0 ? trayWords.notKnown(notKnown) : trayWords.noKeys;
}
