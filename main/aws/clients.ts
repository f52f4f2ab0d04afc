import { type AwsClock, DatedHandler } from './aws-clock.ts';
import type { Signer } from './session.ts';

/** How long one request may take, in ms. An answer to CreateAccessKey is waited for longer: to lose it costs a key. */
const limits = { connect: 5_000, answer: 15_000, createAnswer: 60_000 } as const;

function timeouts(answer: number) {
  return {
    connectionTimeout: limits.connect,
    requestTimeout: answer,
    throwOnRequestTimeout: true,
  } as const;
}

const ordinary = timeouts(limits.answer);

/** The time limits of CreateAccessKey. */
export const creation = timeouts(limits.createAnswer);

type SdkCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** What the clients of IAM and STS have in common. */
export type ClientOptions = {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials: () => Promise<SdkCredentials>;
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
  readonly requestHandler: DatedHandler;
};

function credentialsOf({ pair, mfaSession }: Signer): SdkCredentials {
  return mfaSession === undefined
    ? { accessKeyId: pair.id, secretAccessKey: pair.secret.reveal() }
    : {
        accessKeyId: mfaSession.id,
        secretAccessKey: mfaSession.secret.reveal(),
        sessionToken: mfaSession.token.reveal(),
      };
}

/** The options of an SDK client that signs with this signer and reads AWS's clock. */
export function clientOptions(
  signer: Signer,
  endpoint: string | undefined,
  clock: AwsClock,
): ClientOptions {
  return {
    region: signer.connection.region,
    ...(endpoint === undefined ? {} : { endpoint }),
    // Given as a function, so that the secret is taken out of its `Secret` only when a request is signed.
    credentials: () => Promise.resolve(credentialsOf(signer)),
    maxAttempts: 3,
    retryMode: 'standard',
    requestHandler: new DatedHandler(clock, ordinary),
  };
}
