/** What determines an address. */
export type BusSurroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
};

/**
 * The socket of the session bus; undefined where there is none. An address that would start a bus or another program is
 * ignored: a new bus has neither tray nor keyring, and would keep running. Pure.
 */
export function sessionBusAddress({ env, exists }: BusSurroundings): string | undefined {
  const named = socketsOf(env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  if (named !== undefined) return named;
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  const usual = `${runtime}/bus`;
  return runtime.startsWith('/') && exists(usual) ? `unix:path=${usual}` : undefined;
}

/** The socket of the system bus; undefined where there is none. Pure. */
export function systemBusAddress({ env, exists }: BusSurroundings): string | undefined {
  const named = socketsOf(env['DBUS_SYSTEM_BUS_ADDRESS'] ?? '');
  const usual = ['/run/dbus/system_bus_socket', '/var/run/dbus/system_bus_socket'].find(exists);
  return named ?? (usual === undefined ? undefined : `unix:path=${usual}`);
}

function socketsOf(address: string): string | undefined {
  return address.split(';').find((one) => /^unix:(.*,)?(path|abstract)=/.test(one));
}
