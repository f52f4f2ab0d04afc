import type { HandoutPlace } from '../../shared/contract/handout.ts';

/** The handout places that have the new key already, by rotation. */
export type HandoutChecklist = Readonly<Record<string, readonly HandoutPlace[]>>;

/** The checklist with this place ticked or not; rotations that no longer exist are removed. Pure. */
export function updateChecklist(
  before: HandoutChecklist,
  { rotation, program, ticked }: { rotation: string; program: HandoutPlace; ticked: boolean },
  known: readonly string[],
): Record<string, HandoutPlace[]> {
  const others = (before[rotation] ?? []).filter((other) => other !== program);
  const now = { ...before, [rotation]: ticked ? [...others, program] : others };
  return Object.fromEntries(
    Object.entries(now).flatMap(([id, places]) => (known.includes(id) ? [[id, [...places]]] : [])),
  );
}
