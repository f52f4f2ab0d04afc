import type { HandoutPlace } from '../../shared/contract/handout.ts';

/** Which places hold the new key by now, by rotation. */
export type HandoutChecklist = Readonly<Record<string, readonly HandoutPlace[]>>;

/** Whether a place has the new key of a rotation. */
export type HandoutMark = {
  readonly rotation: string;
  readonly place: HandoutPlace;
  readonly isChecked: boolean;
};

/** The checklist with this place checked or not; places of rotations that are no longer known are forgotten. Pure. */
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
