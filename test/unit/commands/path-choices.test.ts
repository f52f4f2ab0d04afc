import { describe, expect, test, vi } from 'vitest';
import { createPathChoices } from '../../../main/commands/path-choices.ts';
import type { ChosenPaths } from '../../../main/credentials/locate/locate.ts';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import { rotations } from '../../support/fixtures/rotations.ts';

function choices(answer: string | undefined, running: readonly RotationView[] = []) {
  let kept: ChosenPaths = { files: {}, furtherHomes: [] };
  const changed = vi.fn();
  const ask = { file: vi.fn(async () => answer), home: vi.fn(async () => answer) };
  const store = {
    get: () => kept,
    set: (paths: ChosenPaths) => {
      kept = paths;
    },
  };
  const paths = createPathChoices({ kept: store, ask, rotations: () => running, changed });
  return { paths, kept: () => kept, changed, ask };
}

describe('a person chooses', () => {
  test('a file: it is kept, and looked at', async () => {
    const { paths, kept, changed } = choices('/srv/keys');
    expect(await paths.chooseFile('credentials')).toBe(true);
    expect(kept().files).toEqual({ credentials: '/srv/keys' });
    expect(changed).toHaveBeenCalledTimes(1);
    paths.usualFile('credentials');
    expect(kept().files.credentials).toBeUndefined();
  });

  test('a further home, once however often it is added', async () => {
    const { paths, kept } = choices('/mnt/two');
    await paths.addHome();
    await paths.addHome();
    expect(kept().furtherHomes).toEqual(['/mnt/two']);
    paths.removeHome('/mnt/two');
    expect(kept().furtherHomes).toEqual([]);
  });

  test('nothing, and nothing changes', async () => {
    const { paths, kept, changed } = choices(undefined);
    expect(await paths.chooseFile('config')).toBe(false);
    expect(await paths.addHome()).toBe(false);
    expect(kept()).toEqual({ files: {}, furtherHomes: [] });
    expect(changed).not.toHaveBeenCalled();
  });

  test('a folder whose path is too long to be part of a name: refused', async () => {
    const { paths, kept } = choices(`/${'x'.repeat(300)}`);
    await expect(paths.addHome()).rejects.toMatchObject({ failure: { code: 'BAD_REQUEST' } });
    expect(kept().furtherHomes).toEqual([]);
  });
});

test.each([
  ['under way', rotations.proving, true],
  ['succeeded', rotations.sharedRotated, false],
] as const)('while a rotation is %s', async (_, rotation, isRefused) => {
  const { paths, ask, kept } = choices('/srv/keys', [rotation]);
  const outcome = await paths.chooseFile('credentials').catch((cause: unknown) => cause);
  if (isRefused) {
    expect(outcome).toMatchObject({ failure: { code: 'PATHS_IN_USE' } });
    expect(ask.file).not.toHaveBeenCalled();
    expect(kept().files).toEqual({});
    expect(() => {
      paths.removeHome('/mnt/two');
    }).toThrow('PATHS_IN_USE');
  } else {
    expect(outcome).toBe(true);
  }
});
