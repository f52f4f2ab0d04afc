import { request } from 'node:http';
import { IAMClient, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import type { GetSessionTokenCommandInput } from '@aws-sdk/client-sts';

/** What signs: an id and its secret. */
export type Pair = { readonly id: string; readonly secret: string };

/** Which double or witness is asked, by whom, from where, and how often the SDK may try. */
export type Caller = {
  readonly url: string;
  readonly key: Pair;
  readonly region?: string;
  readonly maxAttempts?: number;
  readonly sessionToken?: string;
};

/** The SDK's own IAM client; one attempt unless told otherwise. */
export function iam(caller: Caller): IAMClient {
  return new IAMClient(configuration(caller));
}

/** The SDK's own STS client; one attempt unless told otherwise. */
function sts(caller: Caller): STSClient {
  return new STSClient(configuration(caller));
}

function configuration({ url, key, region = 'us-east-1', maxAttempts = 1, sessionToken }: Caller) {
  const credentials = {
    accessKeyId: key.id,
    secretAccessKey: key.secret,
    ...(sessionToken !== undefined && { sessionToken }),
  };
  return { endpoint: url, region, maxAttempts, credentials };
}

/** Who the key says it is. */
export async function identity(caller: Caller) {
  return sts(caller).send(new GetCallerIdentityCommand({}));
}

/** Temporary credentials of who signs, as the SDK reads them. */
export async function newSession(caller: Caller, terms: GetSessionTokenCommandInput = {}) {
  const { Credentials } = await sts(caller).send(new GetSessionTokenCommand(terms));
  return Credentials;
}

/** The same place, asked with temporary credentials of who signs. */
export async function asSession(
  caller: Caller,
  terms: GetSessionTokenCommandInput = {},
): Promise<Caller> {
  const credentials = await newSession(caller, terms);
  const { AccessKeyId: id = '', SecretAccessKey: secret = '' } = credentials ?? {};
  return { ...caller, key: { id, secret }, sessionToken: credentials?.SessionToken ?? '' };
}

/** The keys of the signing user, as the SDK reads them. */
export async function listedKeys(caller: Caller, userName?: string) {
  const { AccessKeyMetadata = [] } = await iam(caller).send(
    new ListAccessKeysCommand({ ...(userName !== undefined && { UserName: userName }) }),
  );
  return AccessKeyMetadata;
}

/** What the SDK made of a refusal. */
export type Failure = {
  readonly code: string;
  readonly status: number | undefined;
  readonly message: string;
};

/** The failure of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const cause: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(cause instanceof Error)) throw new Error('the call was expected to fail');
  const code = 'Code' in cause && typeof cause.Code === 'string' ? cause.Code : cause.name;
  return { code, status: statusOf(cause), message: cause.message };
}

function statusOf(cause: Error): number | undefined {
  if (!('$metadata' in cause)) return undefined;
  const metadata = cause.$metadata;
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  if (!('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}

/** A bare POST, for what no SDK would send. */
export function post(url: string, body: string, headers: Readonly<Record<string, string>> = {}) {
  return new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = request(url, { method: 'POST', headers: { ...type, ...headers } }, (answer) => {
      answer.setEncoding('utf8');
      let text = '';
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
