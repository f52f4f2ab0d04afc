import { session } from 'electron';
import { FailureError } from '../../shared/values/failure.ts';
import { answeredWithin } from './answered-within.ts';

// A PAC file comes from a server, and a server may hang. In ms.
const PATIENCE = 15_000;

/**
 * What the system says of the way to an address, its PAC file too: "PROXY proxy.example:8080; DIRECT". Throws
 * PROXY_NOT_USABLE where it gives no answer: to go another way could be what an organisation forbids.
 */
export async function systemProxy(url: string): Promise<string> {
  const told = await answeredWithin(PATIENCE, session.defaultSession.resolveProxy(url));
  if (told === undefined) throw new FailureError({ code: 'PROXY_NOT_USABLE', setBy: 'system' });
  return told;
}
