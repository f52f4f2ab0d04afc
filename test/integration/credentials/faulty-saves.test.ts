import { readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saveAtomically } from '../../../main/credentials/saving/atomic-save.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { createFaultyDisk, type DiskTrouble } from './faulty-disk.ts';
import { inWorkshop, leftIn } from './workshop.ts';

const before = Buffer.from('[a]\naws_access_key_id = old\n');
const after = Buffer.from('[a]\naws_access_key_id = new, and longer\n');
const systemNames = ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'EBUSY'] as const;
const scenes = [
  { title: 'a file', isNew: false, isLink: false, calls: 16 },
  { title: 'a file behind a symlink', isNew: false, isLink: true, calls: 16 },
  { title: 'a file that is new', isNew: true, isLink: false, calls: 12 },
] as const;

type Ending = {
  readonly failure: string | undefined;
  readonly text: string | undefined;
  readonly left: number;
  readonly calls: readonly string[];
};

/** Saves once on a disk of its own, and returns what is there after. */
async function saved(scene: (typeof scenes)[number], trouble?: DiskTrouble): Promise<Ending> {
  let ending: Ending | undefined;
  await inWorkshop(async ({ folder, credentials }) => {
    const target = scene.isLink ? join(folder, 'target') : credentials;
    if (!scene.isNew) await writeFile(target, before, { mode: 0o640 });
    if (scene.isLink) await symlink('target', credentials);
    const disk = createFaultyDisk(trouble);
    const expected = scene.isNew ? undefined : before;
    const saving = saveAtomically(credentials, after, { expected, disk, platform: 'linux' });
    const failure = await Promise.race([
      saving.then(
        () => undefined,
        (cause: unknown) => (cause instanceof FailureError ? cause.failure.code : String(cause)),
      ),
      disk.gone.then(() => 'ended'),
    ]);
    const text = await readFile(credentials, 'utf8').catch(() => undefined);
    if (text !== undefined && !scene.isNew) expect((await stat(target)).mode & 0o777).toBe(0o640);
    await disk.release();
    const left = (await leftIn(folder)).length;
    ending = { failure, text, left, calls: disk.calls };
  });
  if (ending === undefined) throw new Error('nothing was saved');
  return ending;
}

describe.each(scenes)('$title on a disk that goes wrong', (scene) => {
  const old = scene.isNew ? undefined : before.toString();

  test('is saved in a few calls where nothing does', async () => {
    const { failure, text, left, calls } = await saved(scene);
    expect({ failure, text, left }).toEqual({
      failure: undefined,
      text: after.toString(),
      left: 0,
    });
    expect(calls).toHaveLength(scene.calls);
  });

  test.each(systemNames)(
    'is the old or the new one where any call fails: %s',
    async (systemName) => {
      const { calls } = await saved(scene);
      for (const [call, name] of calls.entries()) {
        const ending = await saved(scene, { kind: 'fails', call, systemName });
        const title = `${name}, call ${String(call)}: ${ending.failure ?? 'saved'}`;
        expect([old, after.toString()], title).toContain(ending.text);
        // What is reported as saved was saved; a code out of the closed list says why not.
        if (ending.failure === undefined) expect(ending.text, title).toBe(after.toString());
        else expect(ending.failure, title).toMatch(/^[A-Z_]+$/);
        // Once it has its name only the disk itself can still fail.
        const hasFailedLate = calls
          .slice(0, call)
          .some((done) => ['rename', 'link'].includes(done));
        if (ending.failure !== undefined && !hasFailedLate) expect(ending.text, title).toBe(old);
        if (name !== 'remove') expect(ending.left, title).toBe(0);
      }
    },
  );

  test('is the old or the new one, whole, where the process ends at any call', async () => {
    const { calls } = await saved(scene);
    const texts = new Set<string | undefined>();
    for (const call of calls.keys()) {
      for (const at of ['before', 'after'] as const) {
        const ending = await saved(scene, { kind: 'ends', call, at });
        expect(ending.left).toBeLessThanOrEqual(1);
        texts.add(ending.text);
      }
    }
    expect(texts).toEqual(new Set([old, after.toString()]));
  });

  test('is whole where the disk takes one byte at a time', async () => {
    const { failure, text, calls } = await saved(scene, { kind: 'short writes' });
    expect({ failure, text }).toEqual({ failure: undefined, text: after.toString() });
    expect(calls.filter((name) => name === 'write')).toHaveLength(after.length);
  });
});
