import { Agent, type ClientRequestArgs } from 'node:http';
import net, { type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls, { type SecureContext } from 'node:tls';
import type { ProxyServer } from './route.ts';
import { openTunnel } from './tunnel.ts';

/** What an agent asks before it connects. */
export type Guide = {
  readonly proxyFor: (url: URL) => Promise<ProxyServer | undefined>;
  readonly trust: () => Promise<SecureContext>;
};

/** What an agent may differ in. */
export type RoutedAgentOptions = {
  /** For a look at a certificate: takes every one. Nothing may be sent then. */
  readonly takesAnyCertificate?: boolean;
};

type Connected = (error: Error | null, stream: Duplex) => void;

/**
 * Makes connections by the way its guide tells. Whatever stops it before a request is sent is thrown as `Failed`; a
 * proxy's refusal never passes for an answer of AWS. Like every agent of Node's it sends nothing twice.
 */
export class RoutedAgent extends Agent {
  // Node's own agents have them, too; its types do not tell.
  readonly protocol: 'http:' | 'https:';
  readonly defaultPort: number;
  readonly #guide: Guide;
  readonly #rejectUnauthorized: boolean;

  constructor(protocol: 'http:' | 'https:', guide: Guide, options: RoutedAgentOptions = {}) {
    super({ keepAlive: true, maxSockets: 50 });
    this.protocol = protocol;
    this.defaultPort = protocol === 'https:' ? 443 : 80;
    this.#guide = guide;
    this.#rejectUnauthorized = options.takesAnyCertificate !== true;
  }

  override createConnection(options: ClientRequestArgs, connected?: Connected): undefined {
    this.#connect(options).then(
      (socket) => connected?.(null, socket),
      (cause: unknown) => {
        // Node does not look at the socket of a failure, but its types ask for one.
        connected?.(cause instanceof Error ? cause : new Error('not connected'), new net.Socket());
      },
    );
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
      ...(socket === undefined ? {} : { socket }),
      // A number is no name to ask for, and is compared with the certificate all the same.
      ...(net.isIP(host) === 0 ? { servername: host } : {}),
      secureContext,
      rejectUnauthorized: this.#rejectUnauthorized,
      ALPNProtocols: ['http/1.1'],
    });
  }
}
