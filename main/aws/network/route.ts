import type { ProxyChoice, ProxyOrigin } from '../../../shared/settings/network.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { isExcepted, isThisComputer } from './no-proxy.ts';
import { type ProxyServer, proxyServerAt } from './proxy-server.ts';

/** Environment variables of this process or of the login shell. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What decides which proxy a request uses. */
export type RouteOptions = {
  readonly choice: ProxyChoice;
  readonly variables: Variables;
  /** The system's proxies for an address, in Chromium's format: "PROXY proxy.example:8080; DIRECT". */
  readonly systemProxy: (url: string) => Promise<string>;
};

/**
 * The proxy for an address: the one that a person has chosen, else that of the variables that AWS's tools use, else the
 * system's. Undefined for a direct connection, always so to this computer itself. Throws PROXY_NOT_USABLE or
 * PROXY_ADDRESS_UNCLEAR.
 */
export async function proxyFor(url: URL, options: RouteOptions): Promise<ProxyServer | undefined> {
  const { choice, variables, systemProxy } = options;
  if (choice.use === 'none' || isThisComputer(url)) return undefined;
  if (choice.use === 'this one') return proxyServerAt(choice.address, 'settings');
  const named = proxyIn(variables, url.protocol);
  if (named === undefined) return ofSystem(await systemProxy(url.href));
  return isExcepted(url, either(variables, 'NO_PROXY') ?? '')
    ? undefined
    : proxyServerAt(named.address, named.origin);
}

/** As in curl: the name in small letters wins, and an empty variable counts as not set. */
function either(variables: Variables, name: string): string | undefined {
  return [variables[name.toLowerCase()], variables[name]].find(
    (text) => text !== undefined && text.trim() !== '',
  );
}

type NamedProxy = { readonly address: string; readonly origin: ProxyOrigin };

function proxyIn(variables: Variables, protocol: string): NamedProxy | undefined {
  const names = [protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY', 'ALL_PROXY'] as const;
  for (const origin of names) {
    const address = either(variables, origin);
    if (address !== undefined) return { address, origin };
  }
  return undefined;
}

/** The first usable one of the list. (Chromium would try the next ones if it fails.) */
function ofSystem(list: string): ProxyServer | undefined {
  const ways = list
    .split(';')
    .map((way) => way.trim())
    .filter((way) => way !== '');
  for (const way of ways) {
    const [kind = '', place = ''] = way.split(/\s+/u);
    switch (kind.toUpperCase()) {
      case 'DIRECT':
        return undefined;
      case 'PROXY':
        return proxyServerAt(`http://${place}`, 'system');
      case 'HTTPS':
        return proxyServerAt(`https://${place}`, 'system');
      default:
      // SOCKS, and any future kinds.
    }
  }
  if (ways.length === 0) return undefined;
  throw new FailureError({ code: 'PROXY_NOT_USABLE', setBy: 'system' });
}
