import { failureOf } from '../../shared/failure.ts';
import { type AccessKeyId, maskKeyId } from '../../shared/identifiers.ts';
import type { Aws, AwsSession, Signer } from './session.ts';

/** One request as the log tells it: which call, signed by which key, and its outcome. */
export type ToldCall = {
  readonly action: string;
  readonly key: string;
  readonly outcome: string;
  readonly ms: number;
};

/** Who is told; the whole id is not for the log. */
export type Tell = (facts: ToldCall, signer: AccessKeyId) => void;

/** The same way to AWS, which tells of every call when it has ended. */
export function toldAws(aws: Aws, tell: Tell): Aws {
  return {
    session: (signer) => toldSession(aws.session(signer), signer, tell),
    clockOffset: () => aws.clockOffset(),
  };
}

function toldSession(session: AwsSession, { pair, mfaSession }: Signer, tell: Tell): AwsSession {
  const key = `${maskKeyId(pair.id)}${mfaSession === undefined ? '' : ' with MFA'}`;
  async function told<Answer>(
    action: string,
    call: Promise<Answer>,
    outcomeOf: (answer: Answer) => string = () => 'done',
  ): Promise<Answer> {
    const began = performance.now();
    const ms = (): number => Math.round(performance.now() - began);
    try {
      const answer = await call;
      tell({ action, key, outcome: outcomeOf(answer), ms: ms() }, pair.id);
      return answer;
    } catch (cause) {
      tell({ action, key, outcome: failureOf(cause).code, ms: ms() }, pair.id);
      throw cause;
    }
  }
  return {
    identity: () => told('GetCallerIdentity', session.identity()),
    listKeys: (userName) =>
      told('ListAccessKeys', session.listKeys(userName), (keys) => `${keys.length} keys`),
    lastUsed: (id) => told('GetAccessKeyLastUsed', session.lastUsed(id)),
    createKey: (userName) =>
      told('CreateAccessKey', session.createKey(userName), (answer) => answer.kind),
    setStatus: (userName, id, status) =>
      told(`UpdateAccessKey to ${status}`, session.setStatus(userName, id, status)),
    deleteKey: (userName, id) => told('DeleteAccessKey', session.deleteKey(userName, id)),
    mfaDevices: (userName) =>
      told(
        'ListMFADevices',
        session.mfaDevices(userName),
        (serials) => `${serials.length} devices`,
      ),
    startMfaSession: (serial, code) =>
      told('GetSessionToken', session.startMfaSession(serial, code)),
    end: session.end,
  };
}
