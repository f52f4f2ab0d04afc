import { app } from 'electron';

/**
 * Beyond the list: a page queries no DNS name, which could carry away what the page sees. `<link rel="dns-prefetch">`
 * is subject neither to the policy nor to the request filter nor to the proxy, and Chromium's own
 * `--dns-prefetch-disable` does nothing in Electron. This setting of its renderer works; a resolver that answers
 * nothing would also break the names of proxies in a PAC file. Must run before the first window.
 */
export function denyNameQuestions(): void {
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
}
