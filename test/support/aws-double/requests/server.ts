import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { WireRequest } from './sigv4.ts';

/** A request with its body, the response, and the number of its connection. */
export type Exchange = {
  readonly request: WireRequest;
  readonly response: ServerResponse;
  readonly connection: number;
};

/** A listening server; `close` closes its connections, too, even pending ones. */
export type HttpServer = { readonly port: number; readonly close: () => Promise<void> };

/** Listens on 127.0.0.1; port 0 takes any free one. Connections are kept alive. */
export async function listen(
  port: number,
  handle: (exchange: Exchange) => Promise<void>,
): Promise<HttpServer> {
  const connections = new WeakMap<Socket, number>();
  let connectionCount = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
    const connection = connections.get(incoming.socket) ?? 0;
    receive(incoming)
      .then((request) => handle({ request, response, connection }))
      // The client has disconnected, or the double has a bug: either way no answer can be sent.
      .catch((cause: unknown) => {
        if (!incoming.destroyed || incoming.complete) {
          console.error('the AWS double failed:', cause);
        }
        response.destroy();
      });
  });
  server.on('connection', (socket) => {
    connectionCount += 1;
    connections.set(socket, connectionCount);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return { port: address.port, close };

  function close(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}

async function receive(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  const body: AsyncIterable<Uint8Array> = incoming;
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  const headers = Object.entries(incoming.headersDistinct).map(
    ([name, values = []]) => [name, values.join(',')] as const,
  );
  return {
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    headers: new Map(headers),
    body: Buffer.concat(chunks),
  };
}
