import { connect, createServer, type Socket } from 'node:net';
import { type LocalServer, startLocalServer } from './local-server.ts';

/** A forwarder to a server of this machine that counts connections. */
export type CountingFront = LocalServer & {
  /** The number of connections made to it. */
  readonly made: () => number;
  /** The number of open ones. */
  readonly open: () => number;
  /** Closes the open ones, like a server that times out idle connections. */
  readonly closeAll: () => void;
  /** As `closeAll`, but only when the next request arrives: the moment in which both ends act. */
  readonly closeWithNextRequest: () => void;
};

/** Forwards to a plain server of this machine. */
export async function startCountingFront(port: number): Promise<CountingFront> {
  const open = new Set<Socket>();
  let made = 0;
  let isClosing = false;
  const server = createServer((client) => {
    made += 1;
    open.add(client);
    const behind = connect(port, '127.0.0.1');
    behind.on('error', () => client.destroy());
    client.on('data', (chunk: Buffer) => {
      if (isClosing) {
        isClosing = false;
        client.resetAndDestroy();
      } else {
        behind.write(chunk);
      }
    });
    behind.pipe(client);
    client.on('close', () => {
      open.delete(client);
      behind.destroy();
    });
  });
  return {
    ...(await startLocalServer(server)),
    made: () => made,
    open: () => open.size,
    closeAll: () => {
      for (const client of open) client.end();
    },
    closeWithNextRequest: () => {
      isClosing = true;
    },
  };
}
