import { BlockList, isIP } from 'node:net';

const thisComputer = new BlockList();
thisComputer.addSubnet('127.0.0.0', 8, 'ipv4');
thisComputer.addAddress('::1', 'ipv6');

/** Whether an address is this computer itself, which is never reached by a proxy. */
export function isThisComputer({ hostname }: URL): boolean {
  const host = bare(hostname);
  const family = familyOf(host);
  return family === undefined
    ? host === 'localhost' || host.endsWith('.localhost')
    : thisComputer.check(host, family);
}

/**
 * Whether NO_PROXY names this address. A name, with or without a dot before it, includes all names below it; an IP
 * address matches itself or, as 10.0.0.0/8, a network; `*` matches everything. Each may have a port.
 */
export function isExcepted(url: URL, exceptions: string): boolean {
  const host = bare(url.hostname);
  const usual = url.protocol === 'https:' ? '443' : '80';
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/u)
    .some((exception) => {
      const { name, port } = partsOf(exception);
      const isNamed = name === '*' || isBelow(host, name) || isInNetwork(host, name);
      return isNamed && (port === undefined || port === (url.port === '' ? usual : url.port));
    });
}

/** Removes the brackets of an IPv6 address and the final dot of a host name. */
function bare(hostname: string): string {
  return hostname.toLowerCase().replaceAll(/^\[|\]$|\.$/gu, '');
}

function familyOf(host: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(host);
  return version === 0 ? undefined : `ipv${version === 4 ? 4 : 6}`;
}

function partsOf(exception: string): { readonly name: string; readonly port: string | undefined } {
  const [, inBrackets, afterThem] = /^\[(.*)\](?::(\d+))?$/u.exec(exception) ?? [];
  if (inBrackets !== undefined) return { name: inBrackets, port: afterThem };
  // An IPv6 address without brackets: its colons are no port.
  if (/:.*:/u.test(exception)) return { name: exception, port: undefined };
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/u.exec(exception) ?? [];
  return { name, port };
}

function isBelow(host: string, name: string): boolean {
  const domain = name.replace(/^\*?\./u, '').replace(/\.$/u, '');
  const isName = domain !== '' && familyOf(host) === undefined;
  return isName && (host === domain || host.endsWith(`.${domain}`));
}

function isInNetwork(host: string, name: string): boolean {
  const [start = '', written] = name.split('/');
  const family = familyOf(host);
  if (family === undefined || familyOf(start) !== family) return false;
  const longest = family === 'ipv4' ? 32 : 128;
  const bits = written === undefined ? longest : Number(written);
  if (!Number.isInteger(bits) || bits < 0 || bits > longest) return false;
  const network = new BlockList();
  network.addSubnet(start, bits, family);
  return network.check(host, family);
}
