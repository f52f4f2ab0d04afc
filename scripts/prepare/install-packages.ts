import { lastLine, runCommand } from './run-command.ts';
import { say } from './run-script.ts';
import { hasCommand, hasDisplay, isPresent, packagesFor } from './system-packages.ts';
import { CannotPrepare, type Purpose } from './types.ts';

const installLimitMs = 15 * 60 * 1000;

/** The command line that installs these packages. */
export function installLine(names: readonly string[], asRoot: boolean): string {
  const sudo = asRoot ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/**
 * Ensures that the system has what the purpose needs. Installs automatically only where there is no display, since some
 * of the packages can replace a desktop's services; otherwise it prints the command. Throws `CannotPrepare` with that
 * line.
 */
export async function ensureSystemPackages(purpose: Purpose): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = missingNames(purpose);
  if (missing.length === 0) return;
  if (!hasCommand('apt-get')) {
    // other systems have other names of packages and folders: this is a hint, not a verdict
    say(`These seem to be missing (Debian's names): ${missing.join(', ')}.`);
    return;
  }
  const asRoot = process.getuid?.() === 0;
  if (hasDisplay(process.env) || !(asRoot || (await maySudo()))) {
    const names = await knownNames(missing);
    throw new CannotPrepare(`Packages are missing. Run:\n${installLine(names, asRoot)}`);
  }
  await install(missing, asRoot);
  const still = missingNames(purpose);
  if (still.length > 0) {
    throw new CannotPrepare(`Still missing after the installation: ${still.join(', ')}.`);
  }
}

function missingNames(purpose: Purpose): readonly string[] {
  return packagesFor(purpose, hasDisplay(process.env))
    .filter((wanted) => !isPresent(wanted))
    .map(({ name }) => name);
}

async function install(missing: readonly string[], asRoot: boolean): Promise<void> {
  say(`Installing ${missing.join(' ')}.`);
  await aptGet(['update'], asRoot);
  const names = await knownNames(missing);
  await aptGet(['install', '-y', '--no-install-recommends', ...names], asRoot);
}

async function aptGet(parameters: readonly string[], asRoot: boolean): Promise<void> {
  const quiet = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300'];
  const rest = [...quiet, ...parameters];
  const limit = { timeoutMs: installLimitMs };
  const result = asRoot
    ? await runCommand('env', rest, limit)
    : await runCommand('sudo', ['-n', 'env', ...rest], limit);
  if (result.code !== 0) {
    throw new CannotPrepare(`apt-get ${parameters[0]} failed. ${lastLine(result.stderr)}`);
  }
}

async function maySudo(): Promise<boolean> {
  return (await runCommand('sudo', ['-n', 'true'], { timeoutMs: 10_000 })).code === 0;
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries for 64-bit time: https://wiki.debian.org/ReleaseGoals/64bit-time */
async function knownNames(names: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCommand('apt-cache', ['pkgnames', 'lib']);
  const known = new Set(stdout.split('\n'));
  return names.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}
