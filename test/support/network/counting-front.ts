import { connect, createServer, type Socket } from 'node:net';
import { type LocalServer, startLocalServer } from './local-server.ts';

/** A way to a server of this machine that counts connections. */
export type CountingFront = LocalServer & {
  /** How many connections were made to it. */
  readonly made: () => number;
  /** How many of them are open. */
  readonly open: () => number;
  /** Closes what is open, as a server does whose patience with idle connections has ended. */
  readonly closeAll: () => void;
  /** As `closeAll`, but only when the next request comes: the moment in which both ends act. */
  readonly closeWithNextRequest: () => void;
};

/** Stands before a plain server of this machine. */
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
