import { type Failure, failureOf } from '../../shared/values/failure.ts';
import { type AccessKeyId, maskKeyId } from '../../shared/values/identifiers.ts';
import { AwsRefusalError } from './refusals/aws-refusal-error.ts';
import type { Aws, AwsSession, CreateAnswer, Signer } from './session.ts';

/** One request for the log: which call, signed by which key, and its outcome. */
export type LoggedCall = {
  readonly action: string;
  readonly key: string;
  readonly outcome: string;
  readonly ms: number;
};

/** One finished request. Not for the log: it holds the whole key ID. */
export type FinishedCall = {
  readonly signer: AccessKeyId;
  readonly withMfa: boolean;
  /** As AWS names it: "CreateAccessKey". */
  readonly action: string;
  readonly failure: Failure | undefined;
  /** An explicit deny of a policy of the user forbids the call. */
  readonly isForbidden: boolean;
};

/** Called after every request. */
export type CallObserver = (logged: LoggedCall, finished: FinishedCall) => void;

type Outcome = Pick<FinishedCall, 'failure' | 'isForbidden'> & { readonly words: string };

/** The same `Aws`, which reports every call when it has ended. */
export function observedAws(aws: Aws, report: CallObserver): Aws {
  return {
    session: (signer) => observedSession(aws.session(signer), signer, report),
    clockOffset: (place) => aws.clockOffset(place),
  };
}

function observedSession(
  session: AwsSession,
  { pair, mfaSession }: Signer,
  report: CallObserver,
): AwsSession {
  const withMfa = mfaSession !== undefined;
  const key = `${maskKeyId(pair.id)}${withMfa ? ' with MFA' : ''}`;
  async function observed<Answer>(
    action: string,
    call: Promise<Answer>,
    outcomeOf: (answer: Answer) => Outcome = () => done('done'),
    change = '',
  ): Promise<Answer> {
    const began = performance.now();
    const end = ({ words, failure, isForbidden }: Outcome): void => {
      const ms = Math.round(performance.now() - began);
      report(
        { action: `${action}${change}`, key, outcome: words, ms },
        { signer: pair.id, withMfa, action, failure, isForbidden },
      );
    };
    try {
      const answer = await call;
      end(outcomeOf(answer));
      return answer;
    } catch (cause) {
      const failure = failureOf(cause);
      const isForbidden = cause instanceof AwsRefusalError && cause.explicitDeny;
      end({ words: failure.code, failure, isForbidden });
      throw cause;
    }
  }
  return {
    identity: () => observed('GetCallerIdentity', session.identity()),
    listKeys: (userName, signal) =>
      observed('ListAccessKeys', session.listKeys(userName, signal), (keys) =>
        done(`${keys.length} keys`),
      ),
    lastUsed: (id) => observed('GetAccessKeyLastUsed', session.lastUsed(id)),
    createKey: (userName) => observed('CreateAccessKey', session.createKey(userName), creation),
    setStatus: (userName, id, status) => {
      const call = session.setStatus(userName, id, status);
      return observed('UpdateAccessKey', call, undefined, ` to ${status}`);
    },
    deleteKey: (userName, id) => observed('DeleteAccessKey', session.deleteKey(userName, id)),
    keyQuota: () => observed('GetAccountSummary', session.keyQuota()),
    mfaDevices: (userName, signal) =>
      observed('ListMFADevices', session.mfaDevices(userName, signal), (serials) =>
        done(`${serials.length} devices`),
      ),
    startMfaSession: (serial, code) =>
      observed('GetSessionToken', session.startMfaSession(serial, code)),
    makeReport: () =>
      observed('GenerateCredentialReport', session.makeReport(), (isThere) =>
        done(isThere ? 'there is one' : 'under way'),
      ),
    report: () =>
      observed('GetCredentialReport', session.report(), (found) =>
        done(found === undefined ? 'none yet' : 'done'),
      ),
    end: session.end,
  };
}

function done(words: string): Outcome {
  return { words, failure: undefined, isForbidden: false };
}

function creation(answer: CreateAnswer): Outcome {
  return {
    words: answer.kind,
    failure: answer.kind === 'made' ? undefined : answer.failure,
    isForbidden: answer.kind === 'refused' && answer.explicitDeny === true,
  };
}
