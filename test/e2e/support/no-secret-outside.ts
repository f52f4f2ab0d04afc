import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { disguises, forms, searchForSecrets } from '../../support/secret-search.ts';
import type { Scene } from './scene.ts';

/** What a run leaves at least: fewer means that the search looked at the wrong place. */
const least = { files: 5, logLines: 5, outputLines: 3 } as const;

/**
 * Searches logs, journal, history, settings and everything else in the user data folder, and all that was printed,
 * for every secret of the run. Before that it plants one in each form and finds it there.
 */
export async function expectNoSecretOutside(scene: Scene): Promise<void> {
  const secrets = scene.aws.issuedSecrets();
  const places = { folders: [scene.userData], texts: { output: scene.output() } };
  const [canary] = secrets;
  if (canary === undefined) {
    throw new Error('the run has no secret to search for');
  }
  const planted = join(scene.userData, 'planted');
  await mkdir(planted);
  for (const form of forms) {
    const [hidden] = disguises(canary, form);
    await writeFile(join(planted, form), hidden ?? '');
  }
  const first = await searchForSecrets(secrets, places);
  for (const form of forms) {
    expect(first.findings).toContainEqual({ place: join('planted', form), form });
  }
  await rm(planted, { recursive: true });

  const { findings, files } = await searchForSecrets(secrets, places);
  expect(findings).toEqual([]);
  expect(files).toBeGreaterThanOrEqual(least.files);
  const log = await readFile(join(scene.userData, 'logs', 'keyturn.log'), 'utf8');
  expect(log.split('\n').length).toBeGreaterThanOrEqual(least.logLines);
  expect(log).toContain(' DEBUG ');
  expect(scene.output().split('\n').length).toBeGreaterThanOrEqual(least.outputLines);
}
