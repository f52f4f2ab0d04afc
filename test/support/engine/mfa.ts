import type { MfaSession } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { IamUser } from './iam.ts';

/** The MFA part of AWS: codes, and their sessions. */
export type FakeMfa = {
  /** The current code of the devices; AWS accepts each once. */
  code: string;
  /** Devices whose clock is off: AWS answers their codes like those of unknown devices. */
  readonly outOfStep: Set<string>;
  /** How long a session lasts, in ms. */
  lasts: number;
  /** Throws MFA_CODE_REFUSED or MFA_NOT_VALIDATED. */
  start(user: IamUser, serial: string, code: string): MfaSession;
  /** The user of a session. Throws KEY_NOT_ACCEPTED. */
  userOf(session: MfaSession, action: string): IamUser;
};

/** No sessions yet. `now` is AWS's clock. */
export function createMfa(now: () => number): FakeMfa {
  const sessions = new Map<string, { readonly user: IamUser; readonly session: MfaSession }>();
  const used = new Set<string>();
  const mfa: FakeMfa = {
    code: '123456',
    outOfStep: new Set(),
    lasts: 3_600_000,
    start: (user, serial, code) => {
      const action = 'GetSessionToken';
      if (!user.devices.includes(serial)) {
        throw new FailureError({ code: 'MFA_NOT_VALIDATED', action });
      }
      if (mfa.outOfStep.has(serial)) throw new FailureError({ code: 'MFA_NOT_VALIDATED', action });
      if (code !== mfa.code || used.has(code)) {
        throw new FailureError({ code: 'MFA_CODE_REFUSED', action });
      }
      used.add(code);
      const id = `ASIA${String(sessions.size + 1).padStart(16, '0')}`;
      const session: MfaSession = {
        id,
        secret: new Secret(`secret of ${id}`),
        token: new Secret(`token of ${id}`),
        expiresAt: now() + mfa.lasts,
      };
      sessions.set(id, { user, session });
      return session;
    },
    userOf: ({ id, token }, action) => {
      const known = sessions.get(id);
      const isGood = known?.session.token.equals(token) === true && known.session.expiresAt > now();
      if (known === undefined || !isGood) {
        throw new FailureError({ code: 'KEY_NOT_ACCEPTED', action });
      }
      return known.user;
    },
  };
  return mfa;
}
