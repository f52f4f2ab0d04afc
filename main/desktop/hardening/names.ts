import { app } from 'electron';

/**
 * Beyond the list: a page asks no name of the DNS, which could carry away what it sees. `<link rel="dns-prefetch">` asks
 * neither the policy, the list of requests nor the proxy, and Chromium's own `--dns-prefetch-disable` does nothing in
 * Electron. This setting of its renderer does; a resolver that answers nothing would also stop the names of proxies in
 * a PAC file. Must run before the first window.
 */
export function denyNameQuestions(): void {
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
}
