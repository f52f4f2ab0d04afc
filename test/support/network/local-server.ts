import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A server on a free port of 127.0.0.1; `close` closes its connections, too. */
export type LocalServer = { readonly port: number; readonly close: () => Promise<void> };

/** Listens only on 127.0.0.1: nothing of a test leaves this machine. */
export async function startLocalServer(server: Server): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Aborted connections are part of tests.
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server.address()),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

/** A port of 127.0.0.1 where nothing listens. */
export async function closedPort(server: Server): Promise<number> {
  const { port, close } = await startLocalServer(server);
  await close();
  return port;
}
