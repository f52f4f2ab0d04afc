import { session } from 'electron';

/** What the system says of the way to an address, its PAC file too: "PROXY proxy.example:8080; DIRECT". */
export function systemProxy(url: string): Promise<string> {
  return session.defaultSession.resolveProxy(url);
}
