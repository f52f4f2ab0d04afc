import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';

/** A thief's server on this computer: anything that reaches it has escaped from the page. */
export type Listener = {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  readonly stunPort: number;
  readonly turnPort: number;
  /** The requested paths, and `stun` and `turn`, in order. */
  seen(): readonly string[];
  forget(): void;
  /** Sends its own request, and waits until it is seen: earlier ones have arrived by then. */
  mark(): Promise<void>;
  close(): Promise<void>;
};

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

/**
 * Listens for HTTP, for STUN over UDP and for TURN over TCP. `/redirect` redirects to `/redirected`; `/private` answers
 * with text that is meant for no other site.
 */
export async function startListener(): Promise<Listener> {
  const seen: string[] = [];
  const web = createServer((request, response) => {
    seen.push(request.url ?? '');
    if (request.url !== '/private') response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', 'text/html');
    if (request.url === '/redirect') {
      response.writeHead(302, { location: '/redirected' });
    }
    response.end('<title>thief</title><p>a page of somebody else</p>');
  });
  web.on('upgrade', (request, socket) => {
    seen.push(request.url ?? '');
    socket.destroy();
  });
  const stun = createSocket('udp4').on('message', () => seen.push('stun'));
  const turn = createTcpServer((socket) => {
    seen.push('turn');
    socket.on('error', () => undefined);
    socket.destroy();
  });
  web.listen(0, '127.0.0.1');
  turn.listen(0, '127.0.0.1');
  stun.bind(0, '127.0.0.1');
  await Promise.all([once(web, 'listening'), once(turn, 'listening'), once(stun, 'listening')]);
  const address = `http://127.0.0.1:${portOf(web.address())}`;
  return {
    address,
    stunPort: stun.address().port,
    turnPort: portOf(turn.address()),
    seen: () => [...seen],
    forget: () => {
      seen.length = 0;
    },
    mark: async () => {
      await fetch(`${address}/mark`);
      seen.splice(seen.lastIndexOf('/mark'), 1);
    },
    close: async () => {
      web.closeAllConnections();
      web.close();
      turn.close();
      stun.close();
      await Promise.all([once(web, 'close'), once(turn, 'close'), once(stun, 'close')]);
    },
  };
}
