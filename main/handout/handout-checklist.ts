import type { HandoutPlace } from '../../shared/contract/handout.ts';

/** Which places hold the new key by now, by rotation. */
export type HandoutChecklist = Readonly<Record<string, readonly HandoutPlace[]>>;

/** The places with this one ticked or not; those of rotations that are no longer known are forgotten. Pure. */
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
