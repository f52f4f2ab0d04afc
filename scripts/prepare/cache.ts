import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const hourMs = 60 * 60 * 1000;
const workPrefix = '.making-';

/** The folder that keeps runtimes between runs: outside the checkout, so that a fresh clone finds them. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment['XDG_CACHE_HOME'];
  // the XDG base directory specification: a relative path is to be ignored
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'keyturn');
}

/** Gives `work` a temporary folder in the cache, on the same disk as the final place. */
export async function inWorkFolder<T>(
  cache: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const folder = await mkdtemp(join(cache, workPrefix));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a download depends on besides the version: after a change of mirror or proxy it is tried again. */
export function downloadSource(version: string, environment: NodeJS.ProcessEnv): string {
  const relevant = Object.entries(environment)
    // npm sets empty ones itself
    .filter(([name, value]) => value !== '' && /proxy|electron_.*(mirror|custom)/i.test(name))
    .toSorted(([a], [b]) => a.localeCompare(b));
  // hashed, because a proxy's address may contain a password
  return createHash('sha256')
    .update(JSON.stringify([version, relevant]))
    .digest('hex');
}

/** Whether a download from this source failed within the last hour. */
export async function failedLately(
  cache: string,
  source: string,
  now = Date.now(),
): Promise<boolean> {
  try {
    const file = failureFile(cache);
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return text === source && now - mtimeMs < hourMs;
  } catch {
    return false;
  }
}

/** Records that a download from this source failed now. */
export async function rememberFailure(cache: string, source: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  await writeFile(failureFile(cache), source);
}

/** Removes the record of an earlier failure. */
export async function forgetFailure(cache: string): Promise<void> {
  await rm(failureFile(cache), { force: true });
}

function failureFile(cache: string): string {
  return join(cache, 'electron-download-failed');
}

/** Removes folders left by killed runs; a younger folder may belong to a running one. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(workPrefix)) continue;
    const folder = join(cache, name);
    const age = await stat(folder).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > hourMs) await rm(folder, { recursive: true, force: true });
  }
}
