import type { Session, WebContents } from 'electron';
import { host, scheme } from '../../../shared/contract/channels.ts';

/**
 * Beyond the list: cancels every request but those for Keyturn's own files. A malicious package can't send what it
 * sees.
 */
export function denyRequests(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const parsed = new URL(url);
    answer({ cancel: parsed.protocol !== `${scheme}:` || parsed.host !== host });
  });
}

/**
 * WebRTC is subject neither to the policy nor to the request filter. So it may only use a proxy (set on the page), and
 * the session's proxy is an address at which nothing can listen (set on the session).
 */
export async function denyDirectConnections(session: Session): Promise<void> {
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'socks5://255.255.255.255:1',
    proxyBypassRules: '<-loopback>',
  });
}

/** The page's part of the same. */
export function denyPeers(page: WebContents): void {
  page.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
