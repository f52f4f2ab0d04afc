import type { AwsSession, ListedKey, Signer } from '../../../main/aws/session.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';

/** An answer of AWS that reached Keyturn: a list, the result of a deletion, or whether the signer was accepted. */
export type LoggedAnswer = {
  readonly signer: AccessKeyId;
  readonly action: string;
  readonly key?: AccessKeyId;
  readonly list?: readonly ListedKey[];
  /** The new status of the key, from an answer that gives it. */
  readonly status?: 'Active' | 'Inactive';
  readonly code?: string;
};

/** A session whose answers are logged as they are given. */
export function loggingSession(
  session: AwsSession,
  { pair }: Signer,
  heard: LoggedAnswer[],
): AwsSession {
  async function hear<Result>(
    about: Pick<LoggedAnswer, 'action' | 'key'>,
    answer: Promise<Result>,
    listIn: (result: Result) => Pick<LoggedAnswer, 'list' | 'status'> = () => ({}),
  ): Promise<Result> {
    try {
      const result = await answer;
      heard.push({ ...about, signer: pair.id, ...listIn(result) });
      return result;
    } catch (cause) {
      if (cause instanceof FailureError) {
        heard.push({ ...about, signer: pair.id, code: cause.failure.code });
      }
      throw cause;
    }
  }
  return {
    ...session,
    identity: () => hear({ action: 'GetCallerIdentity' }, session.identity()),
    listKeys: (userName) =>
      hear({ action: 'ListAccessKeys' }, session.listKeys(userName), (list) => ({ list })),
    lastUsed: (key) => hear({ action: 'GetAccessKeyLastUsed', key }, session.lastUsed(key)),
    setStatus: (userName, key, status) =>
      hear({ action: 'UpdateAccessKey', key }, session.setStatus(userName, key, status), () => ({
        status,
      })),
    deleteKey: (userName, key) =>
      hear({ action: 'DeleteAccessKey', key }, session.deleteKey(userName, key)),
  };
}
