import { newSessionKeyId, newSessionToken } from './identity.ts';
import type { User } from './users.ts';

/** Temporary credentials of GetSessionToken; `expiration` in milliseconds by AWS's clock. */
export type Session = {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
  readonly owner: User;
  readonly isMfa: boolean;
  readonly expiration: number;
};

/** No sessions yet; `remember` is called with every secret and token. */
export function createSessions(newSecret: () => string, remember: (secret: string) => void) {
  const sessions = new Map<string, Session>();

  function open(owner: User, terms: Pick<Session, 'isMfa' | 'expiration'>): Session {
    const id = newSessionKeyId(owner.account);
    const session = { id, secret: newSecret(), token: newSessionToken(), owner, ...terms };
    remember(session.secret);
    remember(session.token);
    sessions.set(id, session);
    return session;
  }

  return { open, find: (id: string): Session | undefined => sessions.get(id) };
}
