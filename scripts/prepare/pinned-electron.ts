import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  cacheFolder,
  downloadSource,
  failedLately,
  forgetFailure,
  rememberFailure,
} from './cache.ts';
import { lastLine, runCommand } from './run-command.ts';
import { say } from './run-script.ts';
import { CannotPrepare, type FoundRuntime } from './types.ts';

const downloadLimitMs = 5 * 60 * 1000;
const packageFile = createRequire(import.meta.url).resolve('electron/package.json');
const packageFolder = dirname(packageFile);

/** The version of Electron that releases are built with, pinned in package.json. */
export async function pinnedVersion(): Promise<string> {
  const parsed: unknown = JSON.parse(await readFile(packageFile, 'utf8'));
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) {
    if (typeof parsed.version === 'string') return parsed.version;
  }
  throw new CannotPrepare(`${packageFile} names no version. Run "npm ci".`);
}

/**
 * The Electron in the folder of ELECTRON_OVERRIDE_DIST_PATH, if that is set. Throws `CannotPrepare` if there is none.
 */
export async function overriddenElectron(pinned: string): Promise<FoundRuntime | undefined> {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  const executable = join(folder, await executableName());
  const version = await versionOf(folder);
  if (version === undefined || !existsSync(executable)) {
    throw new CannotPrepare(`ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but no Electron is there.`);
  }
  return { executable, runtime: { kind: version === pinned ? 'pinned' : 'stand-in', version } };
}

/** The pinned Electron, if the package has downloaded it already. */
export async function installedElectron(pinned: string): Promise<FoundRuntime | undefined> {
  const distribution = join(packageFolder, 'dist');
  // path.txt is what the package's own installer writes last
  if (!existsSync(join(packageFolder, 'path.txt'))) return undefined;
  const executable = join(distribution, await executableName());
  if ((await versionOf(distribution)) !== pinned || !existsSync(executable)) return undefined;
  return { executable, runtime: { kind: 'pinned', version: pinned } };
}

/**
 * Lets the package download its Electron, for at most five minutes. A failure is recorded for an hour, so that it
 * doesn't delay every command; `evenIfItFailedLately` tries all the same.
 */
export async function downloadElectron(
  pinned: string,
  evenIfItFailedLately: boolean,
): Promise<FoundRuntime | undefined> {
  const cache = cacheFolder();
  const source = downloadSource(pinned, process.env);
  if (!evenIfItFailedLately && (await failedLately(cache, source))) return undefined;
  say(`Downloading Electron ${pinned}.`);
  const environment = { ...process.env };
  delete environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const result = await runCommand(process.execPath, [join(packageFolder, 'install.js')], {
    timeoutMs: downloadLimitMs,
    environment,
  });
  const found = result.code === 0 ? await installedElectron(pinned) : undefined;
  if (found === undefined) {
    await rememberFailure(cache, source);
    say(`Electron ${pinned} could not be downloaded: ${reason(result.stderr)}.`);
    return undefined;
  }
  await forgetFailure(cache);
  return found;
}

async function executableName(): Promise<string> {
  const named = await readFile(join(packageFolder, 'path.txt'), 'utf8').catch(() => '');
  return named === '' ? 'electron' : named;
}

async function versionOf(distribution: string): Promise<string | undefined> {
  const text = await readFile(join(distribution, 'version'), 'utf8').catch(() => undefined);
  return text?.trim().replace(/^v/, '');
}

/** The installer prints a stack: its first line has the error. */
function reason(stderr: string): string {
  const said = stderr.split('\n').find((line) => /^\w*Error/.test(line)) ?? lastLine(stderr);
  return said.replace(/^(\w*Error): /, '').replace(/\.$/, '') || 'it took too long';
}
