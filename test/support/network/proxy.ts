import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer as createNetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { serverCertificate } from './certificates.ts';
import { type LocalServer, startLocalServer } from './local-server.ts';

/** What a proxy does; without anything it lets everything through. */
export type ProxyBehaviour = {
  /** Behind TLS, with a certificate of the test's authority. */
  readonly isSecure?: boolean;
  /** "name:password", which it asks for. */
  readonly signIn?: string;
  /** Answers so, and opens nothing. */
  readonly answers?: string;
  /** Whether it says no from now on; tunnels that are open stay. */
  readonly refuses?: () => boolean;
  /** Takes a connection, and says nothing for so long; ms. */
  readonly late?: number;
  /** How much of an answer it passes on before it dies; undefined where it lives on. */
  readonly diesAt?: (answer: string) => number | undefined;
  /** Where it leads whatever is asked for: a port of this machine. */
  readonly leadsTo?: number;
};

/** A proxy that runs. */
export type TestProxy = LocalServer & {
  /** What `HTTPS_PROXY` is set to. */
  readonly address: string;
  /** What it was asked to connect to. */
  readonly asked: readonly string[];
  /** Bytes that clients have sent through its tunnels. */
  readonly sent: () => string;
  /** How many tunnels it has begun to open. */
  readonly opened: () => number;
  /** Breaks off every tunnel, without a goodbye, as one that restarts does. */
  readonly endTunnels: () => void;
};

/**
 * Starts a proxy on 127.0.0.1. Whatever name it is asked for, it connects to that port of this machine: so names that
 * exist nowhere, such as aws.test, are reached through it alone.
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

/** Something that takes connections and is no proxy: it says these words, whoever comes. */
export function startBabbler(words: string): Promise<LocalServer> {
  return startLocalServer(
    createNetServer((socket) => {
      socket.write(words);
    }),
  );
}
