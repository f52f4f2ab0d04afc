import {
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountSummaryCommand,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { FailureError } from '../../shared/values/failure.ts';
import { allRows } from './all-rows.ts';
import { LimitedHandler } from './answer-limits.ts';
import {
  handlerOptions,
  type SharedClientParts,
  sharedHandlerOptions,
  slowAnswers,
} from './clients.ts';
import type { Connection } from './connection/connection.ts';
import { withAskedRegion } from './connection/region-trouble.ts';
import { createKeyOnce, IdKeepingHandler } from './create-key.ts';
import { makeReport, readReport, reportLimits } from './credential-report.ts';
import {
  identityFrom,
  keyQuotaFrom,
  keyUseFrom,
  listedKeysFrom,
  serialsFrom,
} from './read-answer.ts';
import type { SignedBy } from './refusals/aws-error-codes.ts';
import { AwsRefusalError } from './refusals/aws-refusal-error.ts';
import { classify } from './refusals/classify.ts';
import { iamClient, oneAttempt, stsClient } from './sdk-clients.ts';
import type { AwsSession, Signer } from './session.ts';
import { requestMfaSession } from './start-mfa-session.ts';

type CallFacts = {
  readonly action: string;
  readonly signedBy: SignedBy;
  readonly connection: Connection;
};

async function send<Answer>(
  { action, signedBy, connection }: CallFacts,
  request: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await request();
  } catch (cause) {
    if (cause instanceof FailureError) {
      throw cause;
    }
    const { failure, namedArn, explicitDeny } = classify(cause, action, signedBy);
    const withRegion = withAskedRegion(failure, connection);
    throw namedArn === undefined
      ? new FailureError(withRegion)
      : new AwsRefusalError(withRegion, namedArn, explicitDeny);
  }
}

/** Opens a session of the SDK. */
export function openSession(signer: Signer, shared: SharedClientParts): AwsSession {
  const { connection } = signer;
  const agents = shared.lendAgents(connection.caBundle);
  const clock = shared.clocks.of(connection);
  const lending = new LimitedHandler(clock, sharedHandlerOptions(agents));
  const iam = iamClient(signer, lending);
  // Made when it is needed: a client takes 1 ms, and most steps call IAM only.
  let stsMade: STSClient | undefined;
  const sts = (): STSClient => {
    stsMade ??= stsClient(signer, lending);
    return stsMade;
  };
  const signedBy: SignedBy = signer.mfaSession === undefined ? 'key' : 'MFA session';
  const call = <Answer>(action: string, request: () => Promise<Answer>) =>
    send({ action, signedBy, connection }, request);
  return {
    identity: () =>
      call('GetCallerIdentity', async () =>
        identityFrom(await sts().send(new GetCallerIdentityCommand({}))),
      ),
    listKeys: (userName, signal) =>
      call('ListAccessKeys', async () => {
        const nextPage = async (from: { Marker?: string }) => {
          const page = await iam.send(new ListAccessKeysCommand({ UserName: userName, ...from }));
          return {
            rows: page.AccessKeyMetadata,
            isTruncated: page.IsTruncated,
            marker: page.Marker,
          };
        };
        const rows = await allRows('ListAccessKeys', nextPage, signal);
        return listedKeysFrom(rows, userName);
      }),
    lastUsed: (id) =>
      call('GetAccessKeyLastUsed', async () =>
        keyUseFrom(await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }))),
      ),
    createKey: async (userName) => {
      // Always on a new connection: if AWS closed a kept one just then, the answer would be lost, which costs a key.
      const handler = new IdKeepingHandler(clock, handlerOptions(shared, connection, slowAnswers));
      const client = iamClient(signer, handler, {
        // A repeated CreateAccessKey creates a second key, or uses the quota for one whose secret is lost.
        ...oneAttempt,
        systemClockOffset: iam.config.systemClockOffset,
      });
      try {
        return await createKeyOnce(client, handler, userName, signedBy);
      } finally {
        client.destroy();
      }
    },
    setStatus: (userName, id, status) =>
      call('UpdateAccessKey', async () => {
        const input = { UserName: userName, AccessKeyId: id, Status: status };
        await iam.send(new UpdateAccessKeyCommand(input));
      }),
    deleteKey: (userName, id) =>
      call('DeleteAccessKey', async () => {
        await iam.send(new DeleteAccessKeyCommand({ UserName: userName, AccessKeyId: id }));
      }),
    keyQuota: () =>
      call('GetAccountSummary', async () =>
        keyQuotaFrom(await iam.send(new GetAccountSummaryCommand({}))),
      ),
    mfaDevices: (userName, signal) =>
      call('ListMFADevices', async () => {
        const nextPage = async (from: { Marker?: string }) => {
          const page = await iam.send(new ListMFADevicesCommand({ UserName: userName, ...from }));
          return { rows: page.MFADevices, isTruncated: page.IsTruncated, marker: page.Marker };
        };
        return serialsFrom(await allRows('ListMFADevices', nextPage, signal));
      }),
    startMfaSession: (serial, code) =>
      send({ action: 'GetSessionToken', signedBy: 'key', connection }, () =>
        requestMfaSession(signer, shared, { serial, code }),
      ),
    makeReport: () => call('GenerateCredentialReport', () => makeReport(iam)),
    report: () =>
      call('GetCredentialReport', async () => {
        const handler = new LimitedHandler(
          clock,
          handlerOptions(shared, connection, slowAnswers),
          reportLimits,
        );
        const client = iamClient(signer, handler);
        try {
          return await readReport(client);
        } finally {
          client.destroy();
        }
      }),
    // The clients are not destroyed: that would close connections that other sessions share.
    end: agents.giveBack,
  };
}
