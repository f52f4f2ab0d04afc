import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDisplay } from '../../test/support/desktop/display.ts';
import { startDaemon, type Environment } from '../../test/support/desktop/processes.ts';
import { until } from '../../test/support/desktop/until.ts';
import type { AtEnd } from './clean-up.ts';

// No services: no call may start a service of this machine's desktop.
const busConfiguration = (socket: string): string => `<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <policy context="default">
    <allow send_destination="*"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/**
 * Starts a virtual screen and a bus, and returns the environment for an application on them. Needs only Xvfb and
 * dbus-daemon (Linux).
 */
export async function startVirtualScreen(
  folder: string,
  environment: Environment,
  atEnd: AtEnd,
): Promise<Environment> {
  const runtime = join(folder, 'runtime');
  await mkdir(runtime, { mode: 0o700 });
  const configuration = join(runtime, 'bus.conf');
  const socket = join(runtime, 'bus');
  await writeFile(configuration, busConfiguration(socket));
  const quiet = {
    ...environment,
    XDG_RUNTIME_DIR: runtime,
    XDG_SESSION_TYPE: 'x11',
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
  };
  // the bus comes first: a client with a display and no bus would start its own, which stays
  const bus = startDaemon(
    ['dbus-daemon', `--config-file=${configuration}`, '--nofork', '--print-address=3'],
    { environment: quiet },
  );
  atEnd(() => bus.stop());
  let address = '';
  bus.child.stdio[3]?.on('data', (chunk: Buffer) => (address += chunk.toString()));
  await until('the session bus', () => {
    bus.assertAlive();
    return address.endsWith('\n');
  });
  const display = await startDisplay(quiet);
  atEnd(() => display.daemon.stop());
  return { ...quiet, DBUS_SESSION_BUS_ADDRESS: address.trim(), DISPLAY: display.name };
}
