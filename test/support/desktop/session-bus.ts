import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseGVariant, type GVariant } from './gvariant.ts';
import { startDaemon, type Daemon, type Environment } from './processes.ts';
import { until } from './until.ts';

const execFileAsync = promisify(execFile);
const callLimitMs = 10_000;

/** An object on the bus. */
export type BusObject = { readonly name: string; readonly path: string };

/** A private session bus, and the calls that tests make on it. */
export type SessionBus = {
  readonly daemon: Daemon;
  readonly environment: Environment;
  /** Calls `interface.method` with arguments in GVariant's text format; returns the answer's values. */
  call(
    target: BusObject,
    method: string,
    ...values: readonly string[]
  ): Promise<readonly GVariant[]>;
  /** Reads a property. */
  property(target: BusObject, interfaceName: string, property: string): Promise<GVariant>;
  /** Whether the name has an owner now. */
  hasOwner(name: string): Promise<boolean>;
  /** Waits until the name has an owner; fails at once if `daemon`, which should own it, has ended. */
  waitForOwner(name: string, daemon: Daemon): Promise<void>;
};

/**
 * Starts a bus that activates nothing but xfconf, which the panel needs: a service that a test leaves out must not be
 * started by a call.
 */
export async function startSessionBus(
  runtimeDirectory: string,
  withoutBus: Environment,
): Promise<SessionBus> {
  const socket = join(runtimeDirectory, 'bus');
  const configuration = join(runtimeDirectory, 'bus.conf');
  const services = join(runtimeDirectory, 'services');
  await mkdir(services);
  const xfconf = 'org.xfce.Xfconf.service';
  await symlink(`/usr/share/dbus-1/services/${xfconf}`, join(services, xfconf));
  await writeFile(configuration, busConfiguration(socket, services));
  const environment = { ...withoutBus, DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` };
  const daemon = startDaemon(['dbus-daemon', `--config-file=${configuration}`, '--nofork'], {
    environment,
  });
  const bus = onBus(daemon, environment);
  await bus.waitForOwner('org.freedesktop.DBus', daemon);
  return bus;
}

function isList(value: GVariant): value is readonly GVariant[] {
  return Array.isArray(value);
}

function onBus(daemon: Daemon, environment: Environment): SessionBus {
  const itself = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };

  async function call(
    target: BusObject,
    method: string,
    ...values: readonly string[]
  ): Promise<readonly GVariant[]> {
    const { stdout } = await execFileAsync('gdbus', callArguments(target, method, values), {
      env: environment,
      timeout: callLimitMs,
      maxBuffer: 16 * 1024 * 1024,
    });
    const answer = parseGVariant(stdout);
    if (!isList(answer)) throw new Error(`${method} answered ${stdout}`);
    return answer;
  }

  async function hasOwner(name: string): Promise<boolean> {
    const [owned] = await call(itself, 'org.freedesktop.DBus.NameHasOwner', quoted(name));
    return owned === true;
  }

  return {
    daemon,
    environment,
    call,
    hasOwner,
    property: async (target, interfaceName, property) => {
      const get = 'org.freedesktop.DBus.Properties.Get';
      const [value] = await call(target, get, quoted(interfaceName), quoted(property));
      if (value === undefined) throw new Error(`${interfaceName} has no ${property}`);
      return value;
    },
    waitForOwner: async (name, owner) => {
      await until(`${name} on the bus`, () => hasOwner(name).catch(() => !owner.assertAlive()));
    },
  };
}

/** A string in GVariant's text format. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function callArguments(
  target: BusObject,
  method: string,
  values: readonly string[],
): readonly string[] {
  const where = ['--dest', target.name, '--object-path', target.path, '--method', method];
  // after "--" a negative number is not read as a switch
  return ['call', '--session', ...where, '--', ...values];
}

function busConfiguration(socket: string, services: string): string {
  return `<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
