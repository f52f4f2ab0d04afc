import { open, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { saveAtomically } from '../../../../main/credentials/saving/atomic-save.ts';
import { holdFile } from '../../../../main/credentials/saving/late-edits.ts';
import { inWorkshop, type Workshop } from '../workshop.ts';

const before = Buffer.from('[a]\nold = 1\n');

/** Replaces a file that an editor has open, and lets the editor do something while it is looked at. */
async function isToldAfter(
  { credentials }: Workshop,
  edit: (editor: Awaited<ReturnType<typeof open>>) => Promise<unknown>,
): Promise<boolean | undefined> {
  await writeFile(credentials, before);
  const editor = await open(credentials, 'r+');
  try {
    const replaced = await holdFile(credentials, before);
    await saveAtomically(credentials, Buffer.from('[a]\nnew = 1\n'), { expected: before });
    return await replaced?.isWrittenLate(() => edit(editor));
  } finally {
    await editor.close();
  }
}

describe('a file that was replaced', () => {
  test('and that an editor still writes into is reported', () =>
    inWorkshop(async (workshop) => {
      expect(await isToldAfter(workshop, (editor) => editor.write('[b]\n', before.length))).toBe(
        true,
      );
      expect(await isToldAfter(workshop, (editor) => editor.write('[A]', 0))).toBe(true);
    }));

  test('and that nobody writes into is not', () =>
    inWorkshop(async (workshop) => {
      expect(await isToldAfter(workshop, () => Promise.resolve())).toBe(false);
    }));

  test('and that was not there before can’t be held', () =>
    inWorkshop(async ({ credentials }) => {
      expect(await holdFile(credentials, before)).toBeUndefined();
    }));
});
