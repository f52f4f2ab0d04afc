import { Failed } from '../../shared/failure.ts';
import { accessKeyId } from '../../shared/identifiers.ts';
import type { AwsSession } from '../aws/session.ts';
import { settled } from './key-facts.ts';
import { isSaidToNeedMfa, mayBeAnsweredWithCode, mayNeedMfa } from './mfa.ts';
import type { MayGiveCodes } from './mfa/known-devices.ts';
import { isDenial } from './remove-key.ts';

// Well-formed, and never given out: the right to change a key is tried on it.
const NO_ONES_KEY = accessKeyId('AKIAKEYTURNTRIESRIGHT');

/**
 * The calls to change and delete keys that AWS refuses this user. AccessDenied against NoSuchEntity tells; anything
 * else tells nothing and stops nobody. Throws the refusal where an MFA code may be what it asks for.
 */
export async function deniedActions(
  session: AwsSession,
  { mayAskForCode, ...whose }: MayGiveCodes & { readonly mayAskForCode: boolean },
): Promise<readonly string[]> {
  if (NO_ONES_KEY === undefined) {
    return [];
  }
  const { userName } = whose;
  const tries = await Promise.all([
    settled(session.setStatus(userName, NO_ONES_KEY, 'Inactive')),
    settled(session.deleteKey(userName, NO_ONES_KEY)),
  ]);
  const denied = tries.filter((tried) => tried instanceof Failed && isDenial(tried.failure));
  const refusal = denied.find((tried) => isSaidToNeedMfa(tried)) ?? denied.find(mayNeedMfa);
  if (mayAskForCode && refusal !== undefined) {
    if (await mayBeAnsweredWithCode(refusal, session, whose)) throw refusal;
  }
  const names = ['UpdateAccessKey', 'DeleteAccessKey'];
  return names.filter((_, index) => denied.includes(tries[index]));
}
