import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCredentialsFiles,
  type CredentialsFiles,
} from '../../../main/credentials/credentials-files.ts';
import type { FileLocation } from '../../../main/credentials/locate/locate.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';

/** A throw-away folder with the two files of AWS, which need not exist. */
export type Workshop = {
  readonly folder: string;
  readonly credentials: string;
  readonly config: string;
  readonly locations: readonly FileLocation[];
  readonly files: CredentialsFiles;
};

/** Makes a folder for the test, runs it, and removes the folder. */
export async function inWorkshop(test: (workshop: Workshop) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-files-'));
  try {
    await test(workshopIn(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The two files of AWS in a folder that exists. */
function workshopIn(folder: string): Workshop {
  const credentials = join(folder, 'credentials');
  const config = join(folder, 'config');
  const locations: readonly FileLocation[] = [
    { kind: 'credentials', path: credentials, from: 'home' },
    { kind: 'config', path: config, from: 'home' },
  ];
  return {
    folder,
    credentials,
    config,
    locations,
    files: createCredentialsFiles({ locations: () => locations }),
  };
}

/** What an action fails with; fails itself if the action succeeds. */
export async function failureOfAction(action: Promise<unknown>): Promise<Failure> {
  const outcome = await action.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (outcome instanceof FailureError) return outcome.failure;
  throw outcome ?? new Error('it did not fail');
}

/** Temporary files of Keyturn that lie in a folder. */
export async function leftIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('.keyturn-'));
}

/** Whether this command ends well here, so that a test of what it does applies. */
export function works(command: string, ...words: readonly string[]): boolean {
  try {
    execFileSync(command, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Says why a test shows nothing on this machine. */
export function notApplicable(reason: string): void {
  process.stdout.write(`not applicable: ${reason}\n`);
}
