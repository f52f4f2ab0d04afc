import { session } from 'electron';
import { FailureError } from '../../shared/values/failure.ts';
import { answeredWithin } from './answered-within.ts';

// A PAC file comes from a server, which may hang. In ms.
const PATIENCE = 15_000;

/**
 * The system's proxy for an address, by its PAC file too: "PROXY proxy.example:8080; DIRECT". Throws PROXY_NOT_USABLE
 * where it gives no answer: another route might be one that an organisation forbids.
 */
export async function systemProxy(url: string): Promise<string> {
  const route = await answeredWithin(PATIENCE, session.defaultSession.resolveProxy(url));
  if (route === undefined) throw new FailureError({ code: 'PROXY_NOT_USABLE', setBy: 'system' });
  return route;
}
