import type { ActionContext } from './action.ts';
import { credentialReport } from './report-text.ts';
import { AwsError } from './requests/aws-error.ts';
import { toTimestamp } from './requests/xml.ts';
import type { XmlTree } from './requests/xml.ts';
import { authorize } from './rules/authorize.ts';

/** Generates the report of the account, in several calls. */
export function generateCredentialReport(context: ActionContext): XmlTree {
  authorizeOnAll(context, 'GenerateCredentialReport');
  const { model, signer, awsTime } = context;
  const { account } = signer.owner;
  const state = model.reports.advance(account, awsTime, () =>
    credentialReport(model, account, awsTime),
  );
  return { State: state };
}

/** The report of the account as CSV in base64, if there is one. */
export function getCredentialReport(context: ActionContext): XmlTree {
  authorizeOnAll(context, 'GetCredentialReport');
  const { model, signer, awsTime } = context;
  const found = model.reports.find(signer.owner.account, awsTime);
  if (typeof found === 'string') throw refusals[found];
  return {
    Content: Buffer.from(found.text).toString('base64'),
    ReportFormat: 'text/csv',
    GeneratedTime: toTimestamp(found.madeAt),
  };
}

// The codes and statuses of the API reference of GetCredentialReport.
const refusals = {
  'not present': new AwsError(410, 'ReportNotPresent', 'No report is present.'),
  'in progress': new AwsError(404, 'ReportInProgress', 'The report is being made.'),
  expired: new AwsError(410, 'ReportExpired', 'The report has expired.'),
} as const;

function authorizeOnAll(context: ActionContext, action: string): void {
  authorize(context, { action: `iam:${action}`, resource: '*', arn: '*' });
}
