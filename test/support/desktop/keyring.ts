import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unlockLoginKeyring } from './keyring-control.ts';
import { startDaemon, type Daemon, type Environment } from './processes.ts';
import { quoted, type SessionBus } from './session-bus.ts';
import { until } from './until.ts';

const execFileAsync = promisify(execFile);
const password = 'correct horse battery staple';
const service = { name: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' };

/** The attributes of a secret in the keyring; keytar sets `service` and `account`. */
export type Attributes = Readonly<Record<string, string>>;

/** The keyring of the desktop, read and written by a tool independent of Keyturn. */
export type Keyring = {
  readonly daemon: Daemon;
  store(label: string, attributes: Attributes, secret: string): Promise<void>;
  /** The secret that `secret-tool` finds, or undefined. A locked keyring counts as empty. */
  lookup(attributes: Attributes): Promise<string | undefined>;
  /** Everything that matches, with the secrets, as `secret-tool` prints it. */
  search(attributes: Attributes): Promise<string>;
  isLocked(): Promise<boolean>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
};

/** Starts gnome-keyring. `empty` is its state before a person has ever stored a secret. */
export async function startKeyring(
  bus: SessionBus,
  state: 'unlocked' | 'locked' | 'empty',
): Promise<Keyring> {
  const unlock = state === 'empty' ? [] : ['--unlock'];
  const daemon = startDaemon(
    ['gnome-keyring-daemon', '--foreground', '--components=secrets', ...unlock],
    { environment: bus.environment, input: password },
  );
  await bus.waitForOwner(service.name, daemon);
  const keyring = forTests(bus, daemon);
  if (state === 'empty') return keyring;
  await until('the keyring to be unlocked', async () => !(await keyring.isLocked()));
  if (state === 'locked') await keyring.lock();
  return keyring;
}

function forTests(bus: SessionBus, daemon: Daemon): Keyring {
  const { environment } = bus;

  async function collection(): Promise<string> {
    const [path] = await bus.call(
      service,
      'org.freedesktop.Secret.Service.ReadAlias',
      quoted('default'),
    );
    // "/" means none
    if (typeof path !== 'string' || path === '/') throw new Error('There is no keyring yet');
    return path;
  }

  async function isLocked(): Promise<boolean> {
    const target = { name: service.name, path: await collection() };
    return (await bus.property(target, 'org.freedesktop.Secret.Collection', 'Locked')) === true;
  }

  return {
    daemon,
    isLocked,
    store: (label, attributes, secret) =>
      feed(environment, ['secret-tool', 'store', `--label=${label}`, ...flat(attributes)], secret),
    lookup: async (attributes) => {
      const search = ['lookup', ...flat(attributes)];
      return execFileAsync('secret-tool', search, { env: environment }).then(
        ({ stdout }) => stdout,
        () => undefined, // it exits with 1 if there is nothing
      );
    },
    search: async (attributes) => {
      const search = ['search', '--all', ...flat(attributes)];
      const { stdout, stderr } = await execFileAsync('secret-tool', search, { env: environment });
      return stdout + stderr; // the attributes go to stderr
    },
    lock: async () => {
      const lock = 'org.freedesktop.Secret.Service.Lock';
      await bus.call(service, lock, `[objectpath ${quoted(await collection())}]`);
      await until('the keyring to be locked', isLocked);
    },
    unlock: async () => {
      const folder = environment['XDG_RUNTIME_DIR'] ?? '';
      await unlockLoginKeyring(join(folder, 'keyring', 'control'), password);
      await until('the keyring to be unlocked', async () => !(await isLocked()));
    },
  };
}

function flat(attributes: Attributes): readonly string[] {
  return Object.entries(attributes).flat();
}

/** Runs a command that reads its input to the end. */
async function feed(
  environment: Environment,
  [command = '', ...parameters]: readonly string[],
  input: string,
): Promise<void> {
  const child = spawn(command, parameters, {
    env: environment,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(input);
  const [code]: unknown[] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`);
}
