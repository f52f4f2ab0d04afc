import {
  CredentialReportExpiredException,
  CredentialReportNotPresentException,
  CredentialReportNotReadyException,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  type GetCredentialReportCommandOutput,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { MINUTE } from '../../shared/lib/time.ts';
import { FailureError } from '../../shared/values/failure.ts';
import type { AnswerLimits } from './answer-limits.ts';
import { instantOf } from './read-answer.ts';
import type { CredentialReport } from './session.ts';

// 5,000 users take 2 MB.
const MOST_BYTES = 8 * 1024 * 1024;

/** Limits of an answer with a report, which is Base64 in XML. */
export const reportLimits: AnswerLimits = { bytes: 2 * MOST_BYTES, milliseconds: MINUTE };

/** Requests a report; returns whether one is ready. Throws NOT_AWS if the answer has no state. */
export async function makeReport(iam: IAMClient): Promise<boolean> {
  const { State: state } = await iam.send(new GenerateCredentialReportCommand({}));
  if (state === undefined) {
    throw new FailureError({ code: 'NOT_AWS', action: 'GenerateCredentialReport' });
  }
  return state === 'COMPLETE';
}

/** The present report; undefined where AWS has none that is ready and not expired. */
export async function readReport(iam: IAMClient): Promise<CredentialReport | undefined> {
  try {
    return reportFrom(await iam.send(new GetCredentialReportCommand({})));
  } catch (cause) {
    if (isNotThere(cause)) {
      return undefined;
    }
    throw cause;
  }
}

function isNotThere(cause: unknown): boolean {
  return (
    cause instanceof CredentialReportNotPresentException ||
    cause instanceof CredentialReportExpiredException ||
    cause instanceof CredentialReportNotReadyException
  );
}

/** The report in an answer. Throws NOT_AWS if there is none, REPORT_NOT_UNDERSTOOD if it is too large. */
function reportFrom(answer: GetCredentialReportCommandOutput): CredentialReport {
  const { Content: content, GeneratedTime: madeAt } = answer;
  const action = 'GetCredentialReport';
  const at = instantOf(madeAt);
  if (content === undefined || at === undefined) {
    throw new FailureError({ code: 'NOT_AWS', action });
  }
  if (content.byteLength > MOST_BYTES) {
    throw new FailureError({ code: 'REPORT_NOT_UNDERSTOOD', action });
  }
  return { text: new TextDecoder().decode(content), madeAt: at };
}
