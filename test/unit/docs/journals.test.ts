import { describe, expect, test } from 'vitest';
import {
  type Kind,
  type Phase,
  writtenAnywhere,
  writtenIn,
} from '../../../scripts/docs/phase-records.ts';
import { follow } from '../../../scripts/docs/ways.ts';
import { journalsOf } from './play.ts';
import { scenes } from './scenes.ts';

// Left over: AWS's own list and the files would have to change in the same moment in which a process ends, or another
// rotation of the user find the key gone while this one waits to delete it.
const rare = ['created: saving', 'deleting: old key gone', 'undo saving: old key gone'];

type PhaseRecord = { readonly phase: Phase; readonly kind: Kind };

function inTable({ phase, kind }: PhaseRecord): boolean {
  const { byKeyturn, byPerson } = writtenIn[phase];
  return [...byKeyturn, ...byPerson, ...writtenAnywhere].includes(kind);
}

const seen = new Set<string>();

describe('the journals of the engine hold nothing that the diagrams do not show', () => {
  test.each(scenes)('$title', async (scene) => {
    const journals = await journalsOf(scene);
    const written = journals.flatMap(follow);
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((record) => !inTable(record))).toEqual([]);
    for (const { phase, kind } of written) seen.add(`${phase}: ${kind}`);
  });

  test('and all but the rarest of what the diagrams show is in one of them', () => {
    const table = Object.entries(writtenIn).flatMap(([phase, { byKeyturn, byPerson }]) =>
      [...byKeyturn, ...byPerson].map((kind) => `${phase}: ${kind}`),
    );
    expect([...new Set(table)].filter((record) => !seen.has(record))).toEqual(rare);
  });
});
