import type { ClientRequest } from 'node:http';
import net, { type Socket } from 'node:net';
import tls, { type SecureContext } from 'node:tls';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { Failed } from '../../../shared/failure.ts';
import { isCertificateTrouble } from './certificate-trouble.ts';
import type { ProxyServer } from './route.ts';

/** What an agent asks before it connects. */
export type Guide = {
  readonly proxyFor: (url: URL) => Promise<ProxyServer | undefined>;
  readonly trust: () => Promise<SecureContext>;
};

/**
 * Makes connections by the way its guide tells. Whatever stops it before a request is sent is thrown as `Failed`; a
 * proxy's refusal never passes for an answer of AWS.
 */
export class RoutedAgent extends Agent {
  readonly #protocol: 'http:' | 'https:';
  readonly #guide: Guide;

  constructor(protocol: 'http:' | 'https:', guide: Guide) {
    super({ keepAlive: true, maxSockets: 50 });
    this.#protocol = protocol;
    this.#guide = guide;
  }

  override isSecureEndpoint(): boolean {
    return this.#protocol === 'https:';
  }

  override async connect(request: ClientRequest, options: AgentConnectOpts): Promise<Socket> {
    const host = options.host ?? 'localhost';
    const url = new URL(`${this.#protocol}//${net.isIPv6(host) ? `[${host}]` : host}`);
    url.port = String(options.port);
    const proxy = await this.#guide.proxyFor(url);
    if (!options.secureEndpoint) {
      return proxy === undefined ? net.connect(options) : throughProxy(proxy, request, options);
    }
    const secureContext = await this.#guide.trust();
    const servername = net.isIP(host) === 0 ? { servername: host } : {};
    const secure = { ...options, secureContext, ...servername };
    return proxy === undefined
      ? tls.connect(secure)
      : throughProxy(proxy, request, secure, secureContext);
  }
}

async function throughProxy(
  { address, authorization }: ProxyServer,
  request: ClientRequest,
  options: AgentConnectOpts,
  secureContext?: SecureContext,
): Promise<Socket> {
  const agent = new HttpsProxyAgent(address, {
    ...(secureContext === undefined ? {} : { secureContext }),
    // Not in the address, which the library's debug output shows.
    headers: () =>
      authorization === undefined ? {} : { 'Proxy-Authorization': authorization.reveal() },
  });
  let status: number | undefined;
  agent.once('proxyConnect', (answer: { readonly statusCode: number }) => {
    status = answer.statusCode;
  });
  const socket = await agent.connect(request, options).catch((cause: unknown) => {
    throw notReached(address, cause);
  });
  if (status === 200) return socket;
  socket.destroy();
  throw new Failed(
    status === 407
      ? { code: 'PROXY_SIGN_IN', host: address }
      : { code: 'PROXY_REFUSED', host: address, systemName: `HTTP ${status ?? ''}` },
  );
}

function notReached(address: string, cause: unknown): Failed {
  const found: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  const systemName =
    typeof found === 'string' && /^[A-Z0-9_]{1,64}$/u.test(found) ? found : undefined;
  const code =
    systemName !== undefined && isCertificateTrouble(systemName)
      ? 'CERTIFICATE_NOT_TRUSTED'
      : 'PROXY_NOT_REACHED';
  return new Failed({
    code,
    host: address,
    ...(systemName === undefined ? {} : { systemName }),
  });
}
