import { describe, expect, test } from 'vitest';
import { JournalRecord } from '../../../main/rotation/machine/records.ts';
import { diagramOf, overview } from '../../../scripts/docs/diagrams.ts';
import { groupOf, groups } from '../../../scripts/docs/groups.ts';
import { idOf, outside } from '../../../scripts/docs/mermaid.ts';
import { writtenAnywhere, writtenIn } from '../../../scripts/docs/phase-records.ts';
import { explore } from '../../../scripts/docs/ways.ts';

const rotations = explore();
const plainLine =
  /^ {2}(?:direction (?:LR|TB)|state ".+" as \w+|classDef elsewhere stroke-dasharray:4 3|class \w+ elsewhere)$/u;

describe('the ways of a rotation, as the diagrams show them', () => {
  test('lead to every phase there is', () => {
    const reached = new Set(rotations.entries.map(({ progress }) => progress.phase));
    expect([...reached].toSorted()).toEqual(Object.keys(writtenIn).toSorted());
  });

  test('are made of every record the journal knows', () => {
    const written = Object.values(writtenIn).flatMap(({ byKeyturn, byPerson }) => [
      ...byKeyturn,
      ...byPerson,
    ]);
    const kinds = JournalRecord.options.map(({ shape }) => shape.kind.value);
    expect([...new Set([...written, ...writtenAnywhere])].toSorted()).toEqual(
      kinds.filter((kind) => kind !== 'begun').toSorted(),
    );
  });

  test('never lead back from a saved key to a roll back', () => {
    const from = new Set<string>(['retiring the old key', 'undoing']);
    const back = rotations.ways.filter(
      (way) => from.has(groupOf(way.from)) && groupOf(way.to) === 'rolling back',
    );
    expect(back).toEqual([]);
  });

  test('are all drawn, each with its end or with the part it leads to', () => {
    for (const { from, to } of rotations.ways.filter((way) => way.from !== way.to)) {
      const end = groupOf(from) === groupOf(to) ? to : groupOf(to);
      const lines = diagramOf(groupOf(from), rotations).split('\n');
      const arrow = `  ${idOf(from)} --> ${idOf(end)}`;
      expect(
        lines.some((line) => line === arrow || line.startsWith(`${arrow} : `)),
        arrow,
      ).toBe(true);
    }
  });

  test.each([overview(rotations), ...groups.map((group) => diagramOf(group, rotations))])(
    'are drawn in what Mermaid understands (%#)',
    (text) => {
      const [fence, kind, ...rest] = text.split('\n');
      expect([fence, kind, rest.at(-1)]).toEqual(['```mermaid', 'stateDiagram-v2', '```']);
      const lines = rest.slice(0, -1);
      const states = lines.flatMap(
        (line) => /^ {2}state "[\w ]+" as (\w+)$/u.exec(line)?.[1] ?? [],
      );
      const known = new Set([...states, outside]);
      for (const line of lines) {
        const arrow = /^ {2}(\S+) --> (\S+)(?: : [\w ,()]+)?$/u.exec(line);
        expect(arrow !== null || plainLine.test(line), line).toBe(true);
        expect(arrow?.slice(1, 3).filter((id) => !known.has(id)) ?? [], line).toEqual([]);
      }
    },
  );
});
