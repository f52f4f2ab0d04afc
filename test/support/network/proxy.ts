import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer as createNetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { serverCertificate } from './certificates.ts';
import { type LocalServer, startLocalServer } from './local-server.ts';

/** The behaviour of a proxy; by default it passes everything on. */
export type ProxyBehaviour = {
  /** Behind TLS, with a certificate of the test's authority. */
  readonly isSecure?: boolean;
  /** "name:password", which it requires. */
  readonly signIn?: string;
  /** Answers with this, and opens no tunnel. */
  readonly answers?: string;
  /** Whether it refuses from now on; open tunnels stay. */
  readonly refuses?: () => boolean;
  /** Accepts a connection, and answers only after so long; ms. */
  readonly late?: number;
  /** How much of an answer it passes on before it dies; undefined where it doesn't. */
  readonly diesAt?: (answer: string) => number | undefined;
  /** The port of this machine to which it routes every request. */
  readonly leadsTo?: number;
};

/** A running proxy. */
export type TestProxy = LocalServer & {
  /** The value of `HTTPS_PROXY`. */
  readonly address: string;
  /** The targets of its CONNECT requests. */
  readonly asked: readonly string[];
  /** Bytes that clients have sent through its tunnels. */
  readonly sent: () => string;
  /** How many tunnels it has begun to open. */
  readonly opened: () => number;
  /** Breaks off every tunnel without closing it, as one that restarts does. */
  readonly endTunnels: () => void;
};

/**
 * Starts a proxy on 127.0.0.1. For any name it connects to the requested port of this machine, so that names that don't
 * exist, such as aws.test, are reachable only through it.
 */
export async function startProxy(behaviour: ProxyBehaviour = {}): Promise<TestProxy> {
  const { isSecure = false, signIn, answers, late } = behaviour;
  const asked: string[] = [];
  const sent: Buffer[] = [];
  let opened = 0;
  const tunnels = new Set<Duplex>();
  const server = isSecure ? createHttpsServer(serverCertificate()) : createHttpServer();
  server.on('connect', ({ url = '', headers }, client: Duplex) => {
    asked.push(url);
    client.on('error', () => undefined);
    const expected = `Basic ${Buffer.from(signIn ?? '').toString('base64')}`;
    if (behaviour.refuses?.() === true) {
      client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    } else if (answers !== undefined) {
      client.end(answers);
    } else if (signIn !== undefined && headers['proxy-authorization'] !== expected) {
      client.end(signInPlease);
    } else if (late === undefined) {
      open(client, url);
    } else {
      setTimeout(() => open(client, url), late).unref();
    }
  });

  function open(client: Duplex, target: string): void {
    opened += 1;
    tunnels.add(client);
    const port = behaviour.leadsTo ?? Number(/:(\d+)$/u.exec(target)?.[1]);
    const upstream = connect(port, '127.0.0.1');
    upstream.on('error', () => client.destroy());
    upstream.on('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.on('data', (chunk: Buffer) => {
        sent.push(chunk);
        upstream.write(chunk);
      });
      passBack(upstream, client, behaviour.diesAt);
    });
    client.on('close', () => {
      tunnels.delete(client);
      upstream.destroy();
    });
  }

  const base = await startLocalServer(server);
  return {
    ...base,
    address: `${isSecure ? 'https' : 'http'}://127.0.0.1:${base.port}`,
    asked,
    opened: () => opened,
    endTunnels: () => {
      for (const tunnel of tunnels) tunnel.destroy();
    },
    sent: () => Buffer.concat(sent).toString('latin1'),
  };
}

const signInPlease =
  'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n';

function passBack(upstream: Socket, client: Duplex, diesAt: ProxyBehaviour['diesAt']): void {
  upstream.on('close', () => client.end());
  upstream.on('data', (chunk: Buffer) => {
    const end = diesAt?.(chunk.toString('latin1'));
    if (end === undefined) {
      client.write(chunk);
      return;
    }
    upstream.destroy();
    if (end > 0) client.end(chunk.subarray(0, end));
    else client.destroy();
  });
}

/** A server that is no proxy: it sends these words on every connection. */
export function startBabbler(words: string): Promise<LocalServer> {
  return startLocalServer(
    createNetServer((socket) => {
      socket.write(words);
    }),
  );
}
