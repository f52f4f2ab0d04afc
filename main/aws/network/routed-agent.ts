import { Agent, type ClientRequest, type ClientRequestArgs } from 'node:http';
import net, { type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls, { type SecureContext } from 'node:tls';
import { defined } from '../../../shared/lib/defined.ts';
import type { ProxyServer } from './proxy-server.ts';
import { openTunnel } from './tunnel.ts';

/** What an agent asks before it connects. */
export type ConnectionGuide = {
  readonly proxyFor: (url: URL) => Promise<ProxyServer | undefined>;
  readonly trust: () => Promise<SecureContext>;
};

/** What an agent may differ in. */
export type RoutedAgentOptions = {
  /** For a look at a certificate: takes every one. Nothing may be sent then. */
  readonly takesAnyCertificate?: boolean;
};

// In ms. As long as a session waits for whoever needs it next; other ends keep a connection open for longer.
const LONGEST_IDLE = 2_000;
// In ms, from its making on. Whoever asks without a pause comes to a changed way all the same.
const LONGEST_KEPT = 10_000;

type Connected = (error: Error | null, stream: Duplex) => void;

/**
 * Makes connections by the way its guide tells. Whatever stops it before a request is sent is thrown as `Failed`; a
 * proxy's refusal never passes for an answer of AWS. Like every agent of Node's it sends nothing twice. A connection is
 * kept for the next request for two seconds, and no longer than ten seconds in all: then the guide is asked again.
 */
export class RoutedAgent extends Agent {
  // Node's own agents have them, too; its types do not tell.
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
        // Node does not look at the socket of a failure, but its types ask for one.
        connected?.(cause instanceof Error ? cause : new Error('not connected'), new net.Socket());
      },
    );
  }

  override keepSocketAlive(socket: Socket): boolean {
    // Node's answers whether the other end will keep it open for more than a second, too; its types do not tell.
    const isKept: unknown = Reflect.apply(super.keepSocketAlive, this, [socket]);
    const left = (this.#madeAt.get(socket) ?? 0) + LONGEST_KEPT - performance.now();
    if (isKept === false || left <= 0) return false;
    // Node's agents destroy one whose time is over while nothing uses it.
    socket.setTimeout(Math.min(left, LONGEST_IDLE));
    return true;
  }

  override reuseSocket(socket: Socket, request: ClientRequest): void {
    super.reuseSocket(socket, request);
    // From here on the time limits of the request count.
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
      // A number is no name to ask for, and is compared with the certificate all the same.
      ...(net.isIP(host) === 0 ? { servername: host } : {}),
      secureContext,
      rejectUnauthorized: this.#rejectUnauthorized,
      ALPNProtocols: ['http/1.1'],
    });
  }
}
