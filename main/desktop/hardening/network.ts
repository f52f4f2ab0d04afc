import type { Session, WebContents } from 'electron';
import { host, scheme } from '../../../shared/contract/channels.ts';

/** Beyond the list: cancels whatever is not a file of ours. A package that turned bad can't send what it sees. */
export function denyRequests(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const parsed = new URL(url);
    answer({ cancel: parsed.protocol !== `${scheme}:` || parsed.host !== host });
  });
}

/**
 * WebRTC asks neither the policy nor the list of requests. So it may speak by a proxy alone (a page's part), and the
 * session's proxy is none (the session's part): an address at which nothing can listen.
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
