import { Agent, type ClientRequest, type ClientRequestArgs } from 'node:http';
import net, { type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls, { type SecureContext } from 'node:tls';
import { defined } from '../../../shared/lib/defined.ts';
import type { ProxyServer } from './proxy-server.ts';
import { openTunnel } from './tunnel.ts';

/** Proxy and trusted certificates, read by an agent before it connects. */
export type ConnectionGuide = {
  readonly proxyFor: (url: URL) => Promise<ProxyServer | undefined>;
  readonly trust: () => Promise<SecureContext>;
};

export type RoutedAgentOptions = {
  /** Accepts any certificate, to read it. Nothing may be sent then. */
  readonly takesAnyCertificate?: boolean;
};

// In ms. As long as an unused session stays open; AWS keeps connections open for longer.
const LONGEST_IDLE = 2_000;
// In ms, from the start of a connection, so that a changed proxy is used even if requests never pause.
const LONGEST_KEPT = 10_000;

type Connected = (error: Error | null, stream: Duplex) => void;

/**
 * Makes connections with the proxy and certificates of its guide. A refusal of the proxy is a `FailureError`, never an
 * answer of AWS. Like all agents of Node.js, it never sends a request twice. A connection is kept for the next request
 * for two seconds, and for ten seconds in total; for a new one, the guide is read again.
 */
export class RoutedAgent extends Agent {
  // Node.js's own agents have these, too, but not in their types.
  readonly protocol: 'http:' | 'https:';
  readonly defaultPort: number;
  readonly #guide: ConnectionGuide;
  readonly #rejectUnauthorized: boolean;
  readonly #madeAt = new WeakMap<Duplex, number>();

  constructor(
    protocol: 'http:' | 'https:',
    guide: ConnectionGuide,
    options: RoutedAgentOptions = {},
  ) {
    super({ keepAlive: true, maxSockets: 50 });
    this.protocol = protocol;
    this.defaultPort = protocol === 'https:' ? 443 : 80;
    this.#guide = guide;
    this.#rejectUnauthorized = options.takesAnyCertificate !== true;
  }

  override createConnection(options: ClientRequestArgs, connected?: Connected): undefined {
    this.#connect(options).then(
      (socket) => {
        this.#madeAt.set(socket, performance.now());
        connected?.(null, socket);
      },
      (cause: unknown) => {
        // Node.js ignores the socket of a failure, but its types require one.
        connected?.(cause instanceof Error ? cause : new Error('not connected'), new net.Socket());
      },
    );
  }

  override keepSocketAlive(socket: Socket): boolean {
    // Node.js's method returns false if the server will close the connection within a second; its types don't say so.
    const isKept: unknown = Reflect.apply(super.keepSocketAlive, this, [socket]);
    const left = (this.#madeAt.get(socket) ?? 0) + LONGEST_KEPT - performance.now();
    if (isKept === false || left <= 0) return false;
    // Node.js's agents destroy an unused socket after this timeout.
    socket.setTimeout(Math.min(left, LONGEST_IDLE));
    return true;
  }

  override reuseSocket(socket: Socket, request: ClientRequest): void {
    super.reuseSocket(socket, request);
    // From here on, the time limits of the request apply.
    socket.setTimeout(0);
  }

  async #connect(options: ClientRequestArgs): Promise<Socket> {
    const host = options.host ?? 'localhost';
    const port = Number(options.port ?? this.defaultPort);
    const shown = net.isIPv6(host) ? `[${host}]` : host;
    const isSecure = this.protocol === 'https:';
    const proxy = await this.#guide.proxyFor(new URL(`${this.protocol}//${shown}:${port}`));
    const needsTrust = isSecure || proxy?.address.startsWith('https:') === true;
    const secureContext = needsTrust ? await this.#guide.trust() : undefined;
    const way = { host, port, noDelay: true, keepAlive: true };
    const socket =
      proxy === undefined ? undefined : await openTunnel(proxy, `${shown}:${port}`, secureContext);
    if (!isSecure) return socket ?? net.connect(way);
    return tls.connect({
      ...way,
      ...defined({ socket }),
      // SNI allows no IP address; it is compared with the certificate all the same.
      ...(net.isIP(host) === 0 ? { servername: host } : {}),
      secureContext,
      rejectUnauthorized: this.#rejectUnauthorized,
      ALPNProtocols: ['http/1.1'],
    });
  }
}
