import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Keyring, startKeyring } from '../../support/desktop/keyring.ts';
import { endProcessesMarkedBy, type Environment } from '../../support/desktop/processes.ts';
import { startSessionBus } from '../../support/desktop/session-bus.ts';

/** A login without a screen: a bus and a keyring of its own, or neither. */
export type Session = {
  readonly environment: Environment;
  readonly keyring: Keyring | undefined;
  close(): Promise<void>;
};

/** Starts one. `no bus` is what a service or an SSH login has, `no keyring` a bare window manager. */
export async function startSession(
  kind: 'no bus' | 'no keyring' | 'empty' | 'locked' | 'unlocked',
): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-session-'));
  const runtime = join(folder, 'runtime');
  await mkdir(runtime, { mode: 0o700 });
  const withoutBus = {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: runtime,
  };
  const close = async (): Promise<void> => {
    await endProcessesMarkedBy(folder);
    await rm(folder, { recursive: true, force: true });
  };
  if (kind === 'no bus') return { environment: withoutBus, keyring: undefined, close };
  try {
    const bus = await startSessionBus(runtime, withoutBus);
    const keyring = kind === 'no keyring' ? undefined : await startKeyring(bus, kind);
    return { environment: bus.environment, keyring, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}
