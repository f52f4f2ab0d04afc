import { Failed } from '../../../shared/failure.ts';
import { type ProxyChoice, type ProxyOrigin, proxyAddress } from '../../../shared/network.ts';
import { Secret } from '../../secrets/secret.ts';

/** A proxy, and what it is told of who asks. */
export type ProxyServer = {
  /** `http://proxy.example:8080`, without name and password. */
  readonly address: string;
  /** The value of `Proxy-Authorization`. */
  readonly authorization: Secret | undefined;
  readonly origin: ProxyOrigin;
};

/** The variables of a process, or of the login shell. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What decides which way a request goes. */
export type RouteOptions = {
  readonly choice: ProxyChoice;
  readonly variables: Variables;
  /** What the system says of an address, as Chromium tells it: "PROXY proxy.example:8080; DIRECT". */
  readonly systemProxy: (url: string) => Promise<string>;
};

/**
 * The proxy for an address, or undefined where it is reached directly: the one that a person has chosen, else that of
 * the variables which AWS's own tools go by, else the system's. This computer itself is never behind a proxy.
 * Throws PROXY_NOT_USABLE.
 */
export async function proxyFor(url: URL, options: RouteOptions): Promise<ProxyServer | undefined> {
  const { choice, variables, systemProxy } = options;
  if (choice.use === 'none' || isThisComputer(url.hostname)) return undefined;
  if (choice.use === 'this one') return serverAt(choice.address, 'settings');
  const named = proxyIn(variables, url.protocol);
  if (named === undefined) return ofSystem(await systemProxy(url.href));
  return isExcepted(url, either(variables, 'NO_PROXY') ?? '')
    ? undefined
    : serverAt(named.address, named.origin);
}

function isThisComputer(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname.startsWith('127.') ||
    hostname === '[::1]'
  );
}

/** As the tools do it: the small letters first. */
function either(variables: Variables, name: string): string | undefined {
  return [variables[name.toLowerCase()], variables[name]].find(
    (text) => text !== undefined && text.trim() !== '',
  );
}

type Named = { readonly address: string; readonly origin: ProxyOrigin };

function proxyIn(variables: Variables, protocol: string): Named | undefined {
  const names = [protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY', 'ALL_PROXY'] as const;
  for (const origin of names) {
    const address = either(variables, origin);
    if (address !== undefined) return { address, origin };
  }
  return undefined;
}

/** Whether a NO_PROXY names this address: a domain stands for all below it, `*` for everything. */
function isExcepted({ hostname, port, protocol }: URL, exceptions: string): boolean {
  const usual = protocol === 'https:' ? '443' : '80';
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((exception) => exception !== '')
    .some((exception) => {
      if (exception === '*') return true;
      const [, name = '', onPort] = /^(.*?)(?::(\d+))?$/u.exec(exception) ?? [];
      const domain = name.replace(/^\*?\./u, '');
      const isNamed = hostname === domain || hostname.endsWith(`.${domain}`);
      return isNamed && (onPort === undefined || onPort === (port === '' ? usual : port));
    });
}

/** The proxy at an address that may hold a name and password. */
function serverAt(written: string, origin: ProxyOrigin): ProxyServer {
  const text = written.includes('://') ? written : `http://${written}`;
  const whole = URL.canParse(text) ? new URL(text) : undefined;
  const address = proxyAddress(`${whole?.protocol ?? ''}//${whole?.host ?? ''}`);
  if (whole === undefined || address === undefined) throw notUsable(origin);
  const { username, password } = whole;
  const isNamed = username !== '' || password !== '';
  const signIn = `${decoded(username)}:${decoded(password)}`;
  const authorization = isNamed
    ? new Secret(`Basic ${Buffer.from(signIn).toString('base64')}`)
    : undefined;
  return { address, authorization, origin };
}

/** Without the escapes of an address. What has none, and a percent sign of its own, is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The first of the list counts; Chromium would try the others after it. */
function ofSystem(told: string): ProxyServer | undefined {
  const [kind = 'DIRECT', place = ''] = (told.split(';')[0] ?? '').trim().split(/\s+/u);
  switch (kind.toUpperCase()) {
    case '':
    case 'DIRECT':
      return undefined;
    case 'PROXY':
      return serverAt(`http://${place}`, 'system');
    case 'HTTPS':
      return serverAt(`https://${place}`, 'system');
    default:
      // SOCKS, and whatever there will be.
      throw notUsable('system');
  }
}

function notUsable(origin: ProxyOrigin): Failed {
  // Not the address: it may hold a password.
  return new Failed({ code: 'PROXY_NOT_USABLE', setBy: origin });
}
