import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleRotationProcess } from '../../support/rotation-process/bundle.ts';
import { killAt, momentsOf } from '../../support/rotation-process/kill.ts';
import { pooled } from '../../support/rotation-process/pool.ts';
import { untroubled, untroubledWithBackups } from '../../support/rotation-process/scenes.ts';

let folder = '';
let bundle = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-bundle-'));
  bundle = await bundleRotationProcess(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// `npm run matrix` kills at every moment of every scene.
test.each([
  {
    scene: untroubled,
    ends: {
      'before journal.begin': 'undone',
      'after journal.begin': 'undone',
      'before journal.append creating': 'undone',
      'after journal.append creating': 'undone',
      // The key is made, and its id was never written down: nobody but a person can know whose it is.
      'before journal.append created': 'open',
      'after journal.append created': 'undone',
      'before journal.append proved': 'undone',
      'after journal.append proved': 'undone',
      'before journal.append saving': 'undone',
      'after journal.append saving': 'undone',
      'before journal.append saved': 'done',
      'after journal.append saved': 'done',
    },
  },
  {
    scene: untroubledWithBackups,
    ends: {
      'before journal.begin': 'undone',
      'after journal.begin': 'undone',
      'before journal.append creating': 'undone',
      'after journal.append creating': 'undone',
      'before journal.append created': 'open',
      'after journal.append created': 'undone',
      'before journal.append backing up': 'undone',
      'after journal.append backing up': 'undone',
      // From here on the keychain has the new pair.
      'before journal.append backed up': 'done',
      'after journal.append backed up': 'done',
      'before journal.append proved': 'done',
      'after journal.append proved': 'done',
      'before journal.append saving': 'done',
      'after journal.append saving': 'done',
      'before journal.append saved': 'done',
      'after journal.append saved': 'done',
    },
  },
] as const)(
  'killed at any journalled moment of $scene.title, the next start finishes it, undoes it or shows it as open',
  async ({ scene, ends }) => {
    const moments = await momentsOf(bundle, scene);
    // The matrix kills at these, too; a save that goes another way would no longer be met.
    expect(moments).toEqual(
      expect.arrayContaining(['made', 'filled', 'renamed'].map((what) => `temporary file ${what}`)),
    );
    const journalled = moments.filter((name) => name.includes('journal'));
    const results = await pooled(journalled, (moment) => killAt(bundle, scene, moment));
    expect(results.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
    expect(Object.fromEntries(results.map(({ moment, outcome }) => [moment, outcome]))).toEqual(
      ends,
    );
    expect(results.flatMap(({ open }) => open)).toEqual([
      { reason: 'answer lost', failure: { code: 'ANSWER_LOST' } },
    ]);
  },
);
