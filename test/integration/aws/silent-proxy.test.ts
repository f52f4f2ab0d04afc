import net from 'node:net';
import tls from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askEndpoint } from '../../../main/aws/connection-test/ask-endpoint.ts';
import type { ConnectionGuide } from '../../../main/aws/network/routed-agent.ts';

const connections = new Set<net.Socket>();
// It takes connections, and never says a word.
const proxy = net.createServer((socket) => {
  connections.add(socket);
  socket.on('error', () => undefined);
});

beforeEach(async () => {
  await new Promise<void>((listening) => {
    proxy.listen(0, '127.0.0.1', listening);
  });
});

afterEach(() => {
  for (const socket of connections) socket.destroy();
  proxy.close();
});

test('a proxy that never answers is named, within the time of a test', async () => {
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const guide: ConnectionGuide = {
    proxyFor: async () => ({
      address: `http://127.0.0.1:${port}`,
      authorization: undefined,
      origin: 'settings',
    }),
    trust: async () => tls.createSecureContext(),
  };
  const place = { url: new URL('https://iam.example'), caBundle: undefined, question: '' };
  expect(await askEndpoint(place, guide)).toMatchObject({
    kind: 'failed',
    failure: { code: 'PROXY_NOT_REACHED', host: `http://127.0.0.1:${port}` },
  });
}, 20_000);
