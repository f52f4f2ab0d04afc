import {
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  IAMClient,
  type IAMClientConfig,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Failed } from '../../shared/failure.ts';
import { LimitedHandler } from './answer-limits.ts';
import type { SignedBy } from './aws-words.ts';
import { classify } from './classify.ts';
import { clientOptions, handlerOptions, type Shared, slowAnswers } from './clients.ts';
import { createKeyOnce, IdKeepingHandler } from './create-key.ts';
import { makeReport, readReport, reportLimits } from './credential-report.ts';
import { identityFrom, keyUseFrom, listedKeyFrom } from './read-answer.ts';
import { RefusedByAws } from './refused-by-aws.ts';
import type { AwsSession, Signer } from './session.ts';
import { requestMfaSession } from './start-mfa-session.ts';

async function ask<Answer>(
  action: string,
  signedBy: SignedBy,
  request: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await request();
  } catch (cause) {
    if (cause instanceof Failed) {
      throw cause;
    }
    const { failure, namedArn, explicitDeny } = classify(cause, action, signedBy);
    throw namedArn === undefined
      ? new Failed(failure)
      : new RefusedByAws(failure, namedArn, explicitDeny);
  }
}

type Page<Row> = {
  readonly rows: readonly Row[] | undefined;
  readonly isTruncated: boolean | undefined;
  readonly marker: string | undefined;
};

/** Every row of a list. Throws NOT_AWS where an answer holds no list: a sign-in page answers 200 too. */
async function allRows<Row>(
  action: string,
  nextPage: (from: { Marker?: string }) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  let marker: string | undefined;
  do {
    const page = await nextPage(marker === undefined ? {} : { Marker: marker });
    if (page.rows === undefined) {
      throw new Failed({ code: 'NOT_AWS', action });
    }
    found.push(...page.rows);
    marker = page.isTruncated === true ? page.marker : undefined;
  } while (marker !== undefined);
  return found;
}

/** A session over the SDK. */
export function openSession(signer: Signer, shared: Shared): AwsSession {
  const { connection } = signer;
  const iamOptions = clientOptions(signer, connection.iamEndpoint, shared);
  const iam = new IAMClient(iamOptions);
  // Made when it is needed: a client takes a millisecond, and most steps ask IAM alone.
  let stsMade: STSClient | undefined;
  const sts = (): STSClient => {
    stsMade ??= new STSClient(clientOptions(signer, connection.stsEndpoint, shared));
    return stsMade;
  };
  const signedBy: SignedBy = signer.mfaSession === undefined ? 'key' : 'MFA session';
  const call = <Answer>(action: string, request: () => Promise<Answer>) =>
    ask(action, signedBy, request);
  return {
    identity: () =>
      call('GetCallerIdentity', async () =>
        identityFrom(await sts().send(new GetCallerIdentityCommand({}))),
      ),
    listKeys: (userName) =>
      call('ListAccessKeys', async () => {
        const rows = await allRows('ListAccessKeys', async (from) => {
          const page = await iam.send(new ListAccessKeysCommand({ UserName: userName, ...from }));
          return {
            rows: page.AccessKeyMetadata,
            isTruncated: page.IsTruncated,
            marker: page.Marker,
          };
        });
        return rows.flatMap(listedKeyFrom);
      }),
    lastUsed: (id) =>
      call('GetAccessKeyLastUsed', async () =>
        keyUseFrom(await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }))),
      ),
    createKey: async (userName) => {
      const handler = new IdKeepingHandler(
        shared.clock,
        handlerOptions(shared, connection, slowAnswers),
      );
      const options: IAMClientConfig = {
        ...iamOptions,
        // A repeated CreateAccessKey makes a second key, or spends the quota on one whose secret is lost.
        maxAttempts: 1,
        systemClockOffset: iam.config.systemClockOffset,
        requestHandler: handler,
      };
      const client = new IAMClient(options);
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
    mfaDevices: (userName) =>
      call('ListMFADevices', async () => {
        const rows = await allRows('ListMFADevices', async (from) => {
          const page = await iam.send(new ListMFADevicesCommand({ UserName: userName, ...from }));
          return { rows: page.MFADevices, isTruncated: page.IsTruncated, marker: page.Marker };
        });
        return rows.flatMap(({ SerialNumber: serial }) => (serial === undefined ? [] : [serial]));
      }),
    startMfaSession: (serial, code) =>
      ask('GetSessionToken', 'key', () => requestMfaSession(signer, shared, { serial, code })),
    makeReport: () => call('GenerateCredentialReport', () => makeReport(iam)),
    report: () =>
      call('GetCredentialReport', async () => {
        const handler = new LimitedHandler(
          shared.clock,
          handlerOptions(shared, connection, slowAnswers),
          reportLimits,
        );
        const client = new IAMClient({ ...iamOptions, requestHandler: handler });
        try {
          return await readReport(client);
        } finally {
          client.destroy();
        }
      }),
    end: () => {
      iam.destroy();
      stsMade?.destroy();
    },
  };
}
