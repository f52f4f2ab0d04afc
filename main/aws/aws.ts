import {
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  IAMClient,
  type IAMClientConfig,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { Failed } from '../../shared/failure.ts';
import { classify } from './classify.ts';
import { createKeyOnce, IdKeepingHandler } from './create-key.ts';
import { identityFrom, keyUseFrom, listedKeyFrom } from './read-answer.ts';
import { RefusedByAws } from './refused-by-aws.ts';
import type { Aws, AwsSession, ListedKey, Signer } from './session.ts';

/** How long one request may take, in ms. An answer to CreateAccessKey is waited for longer: to lose it costs a key. */
const limits = { connect: 5_000, answer: 15_000, createAnswer: 60_000 } as const;

function timeouts(answer: number) {
  return {
    connectionTimeout: limits.connect,
    requestTimeout: answer,
    throwOnRequestTimeout: true,
  } as const;
}

function optionsFor(signer: Signer, endpoint: string | undefined) {
  return {
    region: signer.connection.region,
    ...(endpoint === undefined ? {} : { endpoint }),
    // Given as a function, so that the secret is taken out of its `Secret` only when a request is signed.
    credentials: () =>
      Promise.resolve({
        accessKeyId: signer.pair.id,
        secretAccessKey: signer.pair.secret.reveal(),
      }),
    maxAttempts: 3,
    retryMode: 'standard',
    requestHandler: new NodeHttpHandler(timeouts(limits.answer)),
  } as const;
}

async function ask<Answer>(action: string, request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (cause) {
    if (cause instanceof Failed) {
      throw cause;
    }
    const { failure, namedArn } = classify(cause, action);
    throw namedArn === undefined ? new Failed(failure) : new RefusedByAws(failure, namedArn);
  }
}

async function listAll(iam: IAMClient, userName: string): Promise<readonly ListedKey[]> {
  const keys: ListedKey[] = [];
  let marker: string | undefined;
  do {
    const input = { UserName: userName, ...(marker === undefined ? {} : { Marker: marker }) };
    const page = await iam.send(new ListAccessKeysCommand(input));
    keys.push(...(page.AccessKeyMetadata ?? []).flatMap(listedKeyFrom));
    if (page.AccessKeyMetadata === undefined) {
      throw new Failed({ code: 'NOT_AWS', action: 'ListAccessKeys' });
    }
    marker = page.IsTruncated === true ? page.Marker : undefined;
  } while (marker !== undefined);
  return keys;
}

function openSession(signer: Signer): AwsSession {
  const iam = new IAMClient(optionsFor(signer, signer.connection.iamEndpoint));
  const sts = new STSClient(optionsFor(signer, signer.connection.stsEndpoint));
  return {
    identity: () =>
      ask('GetCallerIdentity', async () =>
        identityFrom(await sts.send(new GetCallerIdentityCommand({}))),
      ),
    listKeys: (userName) => ask('ListAccessKeys', () => listAll(iam, userName)),
    lastUsed: (id) =>
      ask('GetAccessKeyLastUsed', async () =>
        keyUseFrom(await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }))),
      ),
    createKey: async (userName) => {
      const handler = new IdKeepingHandler(timeouts(limits.createAnswer));
      const options: IAMClientConfig = {
        ...optionsFor(signer, signer.connection.iamEndpoint),
        // A repeated CreateAccessKey makes a second key, or spends the quota on one whose secret is lost.
        maxAttempts: 1,
        systemClockOffset: iam.config.systemClockOffset,
        requestHandler: handler,
      };
      const client = new IAMClient(options);
      try {
        return await createKeyOnce(client, handler, userName);
      } finally {
        client.destroy();
      }
    },
    setStatus: (userName, id, status) =>
      ask('UpdateAccessKey', async () => {
        const input = { UserName: userName, AccessKeyId: id, Status: status };
        await iam.send(new UpdateAccessKeyCommand(input));
      }),
    deleteKey: (userName, id) =>
      ask('DeleteAccessKey', async () => {
        await iam.send(new DeleteAccessKeyCommand({ UserName: userName, AccessKeyId: id }));
      }),
    end: () => {
      iam.destroy();
      sts.destroy();
    },
  };
}

/** The way to AWS over the SDK. */
export function createAws(): Aws {
  return { session: openSession };
}
