import { profilesDue } from './due-profiles.ts';
import type { RotationView } from './rotation.ts';
import type { ProfileView, Snapshot } from './snapshot.ts';
import { trayWords } from './words/tray.ts';

/** What a click in the tray's menu asks for. */
export type TrayCommand =
  | { readonly verb: 'rotate'; readonly profile: string }
  | { readonly verb: 'rotate all due' }
  | { readonly verb: 'open' }
  | { readonly verb: 'check now' }
  | { readonly verb: 'quit' };

/** One entry of the tray's menu. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand };

/** What the icon of the tray tells. */
export const trayMoods = ['calm', 'due', 'overdue', 'working', 'failed'] as const;
export type TrayMood = (typeof trayMoods)[number];

/** The profiles that can rotate, one for each key, in the order of the list. */
function rotatable({ profiles }: Snapshot): readonly ProfileView[] {
  const shared = new Set<string>();
  return profiles.filter((profile) => {
    const isFirst = !shared.has(profile.name);
    for (const name of profile.sharesKeyWith) {
      shared.add(name);
    }
    return isFirst && profile.standing.can === 'rotate';
  });
}

/** Whether a rotation can't go on without a person. */
function needsPerson(rotation: RotationView): boolean {
  return rotation.state === 'open' || rotation.state === 'waiting for an answer';
}

function isWorking({ state }: RotationView): boolean {
  return state === 'working' || state === 'rolling back' || state === 'undoing';
}

/** The mood of the tray: what needs a person first, then what runs, then what is late. */
export function trayMood(snapshot: Snapshot): TrayMood {
  const { rotations } = snapshot;
  const failed = rotations.some(({ state, seen }) => state === 'failed' && !seen);
  if (failed || rotations.some((rotation) => needsPerson(rotation))) {
    return 'failed';
  }
  if (rotations.some((rotation) => isWorking(rotation))) {
    return 'working';
  }
  const due = new Set(rotatable(snapshot).map((profile) => profile.age?.due));
  if (due.has('overdue')) {
    return 'overdue';
  }
  return due.has('due') ? 'due' : 'calm';
}

/** The line of state: the first entry of the menu, and the tooltip. */
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
  const keys = rotatable(snapshot);
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

/**
 * The whole menu of the tray. Nothing is disabled: macOS ignores that on the top level of a tray's menu
 * (Electron's tutorial on the tray), so what can't be chosen is left out, and the line of state opens the window.
 */
export function trayMenu(snapshot: Snapshot): readonly MenuEntry[] {
  const open: MenuEntry = { kind: 'command', label: trayWords.open, command: { verb: 'open' } };
  const items = rotatable(snapshot).map(({ name, sharesKeyWith, age }): MenuEntry => ({
    kind: 'command',
    label: trayWords.rotateItem([name, ...sharesKeyWith], age?.days),
    command: { verb: 'rotate', profile: name },
  }));
  const all: MenuEntry = {
    kind: 'command',
    label: trayWords.rotateAllDue,
    command: { verb: 'rotate all due' },
  };
  return [
    { kind: 'command', label: trayLine(snapshot), command: { verb: 'open' } },
    { kind: 'separator' },
    ...items,
    ...(profilesDue(snapshot).length > 1 ? [all] : []),
    ...(items.length > 0 ? [{ kind: 'separator' } as const] : []),
    open,
    { kind: 'command', label: trayWords.checkNow, command: { verb: 'check now' } },
    { kind: 'separator' },
    { kind: 'command', label: trayWords.quit, command: { verb: 'quit' } },
  ];
}
