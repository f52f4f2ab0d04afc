import type { Program } from '../../shared/contract/elsewhere.ts';

/** Which places hold the new key by now, by rotation. */
export type Ticked = Readonly<Record<string, readonly Program[]>>;

/** The places with this one ticked or not; those of rotations that are no longer known are forgotten. Pure. */
export function tick(
  before: Ticked,
  { rotation, program, ticked }: { rotation: string; program: Program; ticked: boolean },
  known: readonly string[],
): Record<string, Program[]> {
  const others = (before[rotation] ?? []).filter((other) => other !== program);
  const now = { ...before, [rotation]: ticked ? [...others, program] : others };
  return Object.fromEntries(
    Object.entries(now).flatMap(([id, places]) => (known.includes(id) ? [[id, [...places]]] : [])),
  );
}
