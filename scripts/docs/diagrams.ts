import { type Group, groupOf, groups } from './groups.ts';
import { type Arrow, outside, stateDiagram } from './mermaid.ts';
import type { Phase } from './phase-records.ts';
import type { Rotations, Way } from './ways.ts';

/** The five parts of a rotation and the records that lead from one to another. */
export function overview(rotations: Rotations): string {
  const between = waysOf(rotations).filter(({ from, to }) => groupOf(from) !== groupOf(to));
  const last = new Set(lastPhases(rotations).map(groupOf));
  return stateDiagram({
    direction: 'LR',
    states: groups,
    otherDiagrams: [],
    arrows: [
      { from: outside, to: 'making a key', name: 'begun' },
      ...between.map((way) => ({
        from: groupOf(way.from),
        to: groupOf(way.to),
        name: nameOf(way),
      })),
      ...[...last].map((from) => ({ from, to: outside, name: 'closed' })),
    ],
  });
}

/** One part of a rotation, phase by phase; the other parts it leads to are drawn with a broken line. */
export function diagramOf(group: Group, rotations: Rotations): string {
  const ways = waysOf(rotations);
  const leaving = ways.filter(({ from }) => groupOf(from) === group);
  const into = ways.filter(({ from, to }) => groupOf(from) !== group && groupOf(to) === group);
  const first = group === 'making a key' ? [{ from: outside, to: 'begun' }] : [];
  const last = lastPhases(rotations).filter((phase) => groupOf(phase) === group);
  const arrows: readonly Arrow[] = [
    ...first,
    ...into.map((way) => ({ ...arrowInside(way), from: outside })),
    ...leaving.map((way) =>
      groupOf(way.to) === group
        ? arrowInside(way)
        : { from: way.from, to: groupOf(way.to), name: nameOf(way) },
    ),
    ...last.map((from) => ({ from, to: outside, name: 'closed' })),
  ];
  const shown = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  return stateDiagram({
    direction: 'TB',
    states: phasesOf(rotations).filter((phase) => groupOf(phase) === group),
    otherDiagrams: groups.filter((other) => other !== group && shown.has(other)),
    arrows,
  });
}

function phasesOf({ actions }: Rotations): readonly Phase[] {
  return [...actions.keys()];
}

/** The ways to another phase; what Keyturn does by itself as well is not told as a person's. */
function waysOf({ ways }: Rotations): readonly Way[] {
  return ways.filter(
    ({ from, to, kind, by }) =>
      from !== to &&
      (by === 'Keyturn' ||
        !ways.some(
          (other) =>
            other.by === 'Keyturn' && other.from === from && other.to === to && other.kind === kind,
        )),
  );
}

/** Where a rotation is over: nothing is left to do but to close it. */
function lastPhases({ actions }: Rotations): readonly Phase[] {
  // The new key of an undone rotation can be kept: then a person closes it.
  return [...actions].flatMap(([phase, next]) =>
    phase === 'undone' || next.has('close') ? [phase] : [],
  );
}

function nameOf({ kind, by }: Way): string {
  return by === 'a person' ? `${kind} (a person)` : kind;
}

/** Most phases are called as the record that leads to them: that needs no saying. */
function arrowInside(way: Way): Arrow {
  const { from, to, kind, by } = way;
  if (kind !== to) return { from, to, name: nameOf(way) };
  return by === 'a person' ? { from, to, name: 'a person' } : { from, to };
}
