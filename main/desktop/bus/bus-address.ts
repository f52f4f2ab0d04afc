/** What an address is found with. */
export type BusSurroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
};

/**
 * The socket of the session's bus; undefined where there is none. What would start a bus, or another program, is not
 * taken: a bus of its own has neither tray nor keyring, and stays behind. Pure.
 */
export function sessionBusAddress({ env, exists }: BusSurroundings): string | undefined {
  const told = socketsOf(env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  if (told !== undefined) return told;
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  const usual = `${runtime}/bus`;
  return runtime.startsWith('/') && exists(usual) ? `unix:path=${usual}` : undefined;
}

/** The socket of the system's bus; undefined where there is none. Pure. */
export function systemBusAddress({ env, exists }: BusSurroundings): string | undefined {
  const told = socketsOf(env['DBUS_SYSTEM_BUS_ADDRESS'] ?? '');
  const usual = ['/run/dbus/system_bus_socket', '/var/run/dbus/system_bus_socket'].find(exists);
  return told ?? (usual === undefined ? undefined : `unix:path=${usual}`);
}

function socketsOf(address: string): string | undefined {
  return address.split(';').find((one) => /^unix:(.*,)?(path|abstract)=/.test(one));
}
