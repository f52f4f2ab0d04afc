import type { ProxyOrigin } from '../../../shared/settings/network.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { proxyAddress } from '../../../shared/values/proxy-address.ts';
import { Secret } from '../../secrets/secret.ts';

/** A proxy, and how to sign in to it. */
export type ProxyServer = {
  /** `http://proxy.example:8080`, without name and password. */
  readonly address: string;
  /** The value of `Proxy-Authorization`. */
  readonly authorization: Secret | undefined;
  readonly origin: ProxyOrigin;
};

/**
 * Parses the address of a proxy, which may contain name and password, as curl and botocore do. Not by `URL`: that reads
 * `\` as `/` and would connect to a computer "dom" for `http://DOM\user:pw@proxy`. Throws PROXY_NOT_USABLE for another
 * kind of proxy, PROXY_ADDRESS_UNCLEAR for an invalid address.
 */
export function proxyServerAt(written: string, origin: ProxyOrigin): ProxyServer {
  const { scheme, rest } = partsOf(unquoted(written.trim()));
  if (scheme !== 'http' && scheme !== 'https') {
    // Without the address: it may contain a password.
    throw new FailureError({ code: 'PROXY_NOT_USABLE', setBy: origin });
  }
  const end = rest.search(/[/?#]/u);
  const authority = end < 0 ? rest : rest.slice(0, end);
  // A "/" in the password: the text before it is a user name, not a computer to connect to.
  const isCutShort = end >= 0 && rest.includes('@', end);
  const at = authority.lastIndexOf('@');
  const address = isCutShort ? undefined : addressOf(scheme, authority.slice(at + 1));
  if (address === undefined) {
    throw new FailureError({ code: 'PROXY_ADDRESS_UNCLEAR', setBy: origin });
  }
  return { address, authorization: signIn(authority.slice(0, Math.max(at, 0))), origin };
}

/** `set HTTPS_PROXY="http://…"` on Windows and env files of Docker keep the quotes in the value. */
function unquoted(text: string): string {
  const [, , inside] = /^(["'])(.*)\1$/su.exec(text) ?? [];
  return inside?.trim() ?? text;
}

/** Without a scheme it is http, as in botocore (`_fix_proxy_url`). */
function partsOf(text: string): { readonly scheme: string; readonly rest: string } {
  const [whole = '', scheme = 'http'] = /^(?:([a-z][a-z\d+.-]*):)?\/\//iu.exec(text) ?? [];
  return { scheme: scheme.toLowerCase(), rest: text.slice(whole.length) };
}

function addressOf(scheme: string, place: string): string | undefined {
  // `http:/proxy:8080`, with one "/" missing, is no computer named "http".
  if (/[\\%\s]|^https?:$/iu.test(place)) return undefined;
  const text = `${scheme}://${place}`;
  // Converts an international name to its DNS form.
  const { host = '' } = URL.canParse(text) ? new URL(text) : {};
  return proxyAddress(`${scheme}://${host}`);
}

function signIn(written: string): Secret | undefined {
  const colon = written.indexOf(':');
  const [name, password] =
    colon < 0 ? [written, ''] : [written.slice(0, colon), written.slice(colon + 1)];
  if (name === '' && password === '') return undefined;
  const credentials = Buffer.from(`${decoded(name)}:${decoded(password)}`);
  return new Secret(`Basic ${credentials.toString('base64')}`);
}

/** Decodes a text; what can't be decoded stays as written, such as a "%" of a password that was not encoded. */
function decoded(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/giu, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
