import type { HandoutPlace } from '../../shared/contract/handout.ts';

/** The handout places that have the new key already, by rotation. */
export type HandoutChecklist = Readonly<Record<string, readonly HandoutPlace[]>>;

/** Whether a place has the new key of a rotation. */
export type HandoutMark = {
  readonly rotation: string;
  readonly place: HandoutPlace;
  readonly isChecked: boolean;
};

/** The checklist with this place ticked or not; rotations that no longer exist are removed. Pure. */
export function updateChecklist(
  before: HandoutChecklist,
  { rotation, place, isChecked }: HandoutMark,
  known: readonly string[],
): Record<string, HandoutPlace[]> {
  const others = (before[rotation] ?? []).filter((other) => other !== place);
  const now = { ...before, [rotation]: isChecked ? [...others, place] : others };
  return Object.fromEntries(
    Object.entries(now).flatMap(([id, places]) => (known.includes(id) ? [[id, [...places]]] : [])),
  );
}
