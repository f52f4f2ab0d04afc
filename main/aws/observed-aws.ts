import { type Failure, failureOf } from '../../shared/values/failure.ts';
import { type AccessKeyId, maskKeyId } from '../../shared/values/identifiers.ts';
import { AwsRefusalError } from './refusals/aws-refusal-error.ts';
import type { Aws, AwsSession, CreateAnswer, Signer } from './session.ts';

/** One request as the log tells it: which call, signed by which key, and its outcome. */
export type LoggedCall = {
  readonly action: string;
  readonly key: string;
  readonly outcome: string;
  readonly ms: number;
};

/** One request as the rest of the application is told of it; not for the log, it has the whole id. */
export type FinishedCall = {
  readonly signer: AccessKeyId;
  readonly withMfa: boolean;
  /** As AWS names it: "CreateAccessKey". */
  readonly action: string;
  readonly failure: Failure | undefined;
  /** A statement of a policy forbids the call. */
  readonly isForbidden: boolean;
};

/** Who is told of every request when it has ended. */
export type CallObserver = (told: LoggedCall, ended: FinishedCall) => void;

type Outcome = Pick<FinishedCall, 'failure' | 'isForbidden'> & { readonly words: string };

/** The same way to AWS, which tells of every call when it has ended. */
export function observedAws(aws: Aws, tell: CallObserver): Aws {
  return {
    session: (signer) => observedSession(aws.session(signer), signer, tell),
    clockOffset: (place) => aws.clockOffset(place),
  };
}

function observedSession(
  session: AwsSession,
  { pair, mfaSession }: Signer,
  tell: CallObserver,
): AwsSession {
  const withMfa = mfaSession !== undefined;
  const key = `${maskKeyId(pair.id)}${withMfa ? ' with MFA' : ''}`;
  async function told<Answer>(
    action: string,
    call: Promise<Answer>,
    outcomeOf: (answer: Answer) => Outcome = () => done('done'),
    change = '',
  ): Promise<Answer> {
    const began = performance.now();
    const end = ({ words, failure, isForbidden }: Outcome): void => {
      const ms = Math.round(performance.now() - began);
      tell(
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
    identity: () => told('GetCallerIdentity', session.identity()),
    listKeys: (userName, signal) =>
      told('ListAccessKeys', session.listKeys(userName, signal), (keys) =>
        done(`${keys.length} keys`),
      ),
    lastUsed: (id) => told('GetAccessKeyLastUsed', session.lastUsed(id)),
    createKey: (userName) => told('CreateAccessKey', session.createKey(userName), creation),
    setStatus: (userName, id, status) => {
      const call = session.setStatus(userName, id, status);
      return told('UpdateAccessKey', call, undefined, ` to ${status}`);
    },
    deleteKey: (userName, id) => told('DeleteAccessKey', session.deleteKey(userName, id)),
    keyQuota: () => told('GetAccountSummary', session.keyQuota()),
    mfaDevices: (userName, signal) =>
      told('ListMFADevices', session.mfaDevices(userName, signal), (serials) =>
        done(`${serials.length} devices`),
      ),
    startMfaSession: (serial, code) =>
      told('GetSessionToken', session.startMfaSession(serial, code)),
    makeReport: () =>
      told('GenerateCredentialReport', session.makeReport(), (isThere) =>
        done(isThere ? 'there is one' : 'under way'),
      ),
    report: () =>
      told('GetCredentialReport', session.report(), (report) =>
        done(report === undefined ? 'none yet' : 'done'),
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
