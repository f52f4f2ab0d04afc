import { parseArgs } from 'node:util';
import { ensureSystemPackages } from './prepare/install-packages.ts';
import {
  downloadElectron,
  installedElectron,
  overriddenElectron,
  pinnedVersion,
} from './prepare/pinned-electron.ts';
import { runScript, say } from './prepare/run-script.ts';
import { standInElectron } from './prepare/stand-in.ts';
import {
  CannotPrepare,
  purposes,
  type FoundRuntime,
  type PreparedRuntime,
  type Purpose,
} from './prepare/types.ts';

/**
 * Prepares what the purpose needs, prints which Electron will run, and returns it. Quick if everything exists. Throws
 * `CannotPrepare`, with words for a person.
 */
export async function prepare(purpose: Purpose): Promise<PreparedRuntime> {
  await ensureSystemPackages(purpose);
  const found = await findRuntime(purpose);
  say(describe(found));
  return { ...found, electronArguments: switchesFor(process.getuid?.()) };
}

/** Electron refuses to run its sandbox as root; only there it is switched off. */
export function switchesFor(userId: number | undefined): readonly string[] {
  return userId === 0 ? ['--no-sandbox'] : [];
}

/** Reads `--for PURPOSE`; without it, `dev`. Throws `CannotPrepare` for anything else. */
export function readPurpose(parameters: readonly string[]): Purpose {
  const usage = `Usage: prepare [--for ${purposes.join('|')}]`;
  try {
    const { values } = parseArgs({ args: [...parameters], options: { for: { type: 'string' } } });
    const named = values.for ?? 'dev';
    const purpose = purposes.find((known) => known === named);
    if (purpose !== undefined) return purpose;
  } catch (cause) {
    throw new CannotPrepare(usage, { cause });
  }
  throw new CannotPrepare(usage);
}

async function findRuntime(purpose: Purpose): Promise<FoundRuntime> {
  const pinned = await pinnedVersion();
  const isForPersons = purpose === 'start';
  const found =
    (await overriddenElectron(pinned)) ??
    (await installedElectron(pinned)) ??
    (await downloadElectron(pinned, isForPersons));
  if (!isForPersons) return found ?? (await standInElectron());
  if (found?.runtime.kind === 'pinned') return found;
  const instead = found === undefined ? 'it is not there' : `${found.executable} is another one`;
  throw new CannotPrepare(
    `Keyturn needs Electron ${pinned} to work with your own keys, and ${instead}. Run "npx install-electron" where it can be downloaded, or try "npm run demo".`,
  );
}

function describe({ executable, runtime }: FoundRuntime): string {
  return runtime.kind === 'pinned'
    ? `Using Electron ${runtime.version}.`
    : `Using a stand-in Electron ${runtime.version} for tests and demo only (${executable}).`;
}

await runScript(import.meta.url, async () => {
  await prepare(readPurpose(process.argv.slice(2)));
});
