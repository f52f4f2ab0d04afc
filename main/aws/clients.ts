import type { IAMClientConfig } from '@aws-sdk/client-iam';
import type { STSClientConfig } from '@aws-sdk/client-sts';
import type { AwsClocks, DatedHandler } from './aws-clock.ts';
import type { Connection } from './connection.ts';
import type { Network } from './network/network.ts';
import { type Agents, type LendAgents, newAgents } from './network/shared-agents.ts';
import type { Signer } from './session.ts';

/** How long one request may take, in ms. */
const limits = { connect: 5_000, answer: 15_000, slowAnswer: 60_000 } as const;

/** What all sessions share: AWS's clocks as they were last told, and the ways to AWS. */
export type Shared = {
  readonly clocks: AwsClocks;
  readonly network: Network;
  readonly lendAgents: LendAgents;
};

type Timeouts = {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly throwOnRequestTimeout: true;
};

function timeouts(answer: number): Timeouts {
  return {
    connectionTimeout: limits.connect,
    requestTimeout: answer,
    throwOnRequestTimeout: true,
  };
}

const ordinary = timeouts(limits.answer);
/** For an answer that is waited for longer: to lose that of CreateAccessKey costs a key, and a report is large. */
export const slowAnswers = timeouts(limits.slowAnswer);

/** What a request handler is made with: time limits, and agents of its own that know the way. */
export function handlerOptions(
  { network }: Pick<Shared, 'network'>,
  { caBundle }: Connection,
  timeLimits: Timeouts = ordinary,
): Timeouts & Agents {
  return { ...timeLimits, ...newAgents(network, caBundle) };
}

/** What a request handler is made with that sends over connections of others, too. Who lent them closes them. */
export function sharedHandlerOptions({ httpAgent, httpsAgent }: Agents): Timeouts & Agents {
  return { ...ordinary, httpAgent, httpsAgent };
}

type SdkCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
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

/**
 * What Keyturn decides by itself, whatever files and variables say of it. Each of these has to be given: what a client is
 * not given it looks up in the files, under `[default]` or AWS_PROFILE, and in the variables.
 */
const ownChoices = {
  // AWS_MAX_ATTEMPTS, `max_attempts`, AWS_RETRY_MODE, `retry_mode`: how long a person waits for an answer rests on
  // these, and that what is asked once (CreateAccessKey, GetSessionToken) is asked once.
  maxAttempts: 3,
  retryMode: 'standard',
  // AWS_DEFAULTS_MODE, `defaults_mode`: "auto" would ask the metadata service of EC2.
  defaultsMode: 'legacy',
  // AWS_AUTH_SCHEME_PREFERENCE, `auth_scheme_preference`: IAM takes this one alone, and `sigv4a` needs a library of its own.
  authSchemePreference: ['sigv4'],
  // AWS_DISABLE_CLOCK_SKEW_CORRECTION: with the time that AWS tells a wrong clock does not lock anybody out.
  disableClockSkewCorrection: false,
  // Endpoints of the files and variables are in the connection already, those of this profile alone.
  ignoreConfiguredEndpointUrls: true,
} as const;

/** One attempt and no other: a repeated request makes a second key, or spends a code. */
export const oneAttempt = { maxAttempts: 1 } as const;

/** Where the requests of a service go. A named endpoint is taken as it is, as the AWS CLI does it. */
function placeOptions({ region, useFips, useDualStack }: Connection, endpoint: string | undefined) {
  return endpoint === undefined
    ? { region, useFipsEndpoint: useFips === true, useDualstackEndpoint: useDualStack === true }
    : { region, useFipsEndpoint: false, useDualstackEndpoint: false, endpoint };
}

function commonOptions(connection: Connection) {
  const { userAgentAppId } = connection;
  return {
    ...ownChoices,
    authSchemePreference: [...ownChoices.authSchemePreference],
    userAgentAppId: () => Promise.resolve(userAgentAppId),
  };
}

/** Where IAM is asked: the part of a client's options that a signer has nothing to do with. */
export function iamPlace(connection: Connection): IAMClientConfig {
  return { ...commonOptions(connection), ...placeOptions(connection, connection.iamEndpoint) };
}

/** Where STS is asked. */
export function stsPlace(connection: Connection): STSClientConfig {
  const { isRegionAssumed, stsRegionalEndpoints } = connection;
  return {
    ...commonOptions(connection),
    ...placeOptions(connection, connection.stsEndpoint),
    // For the regions that are older than the regional endpoints alone: the SDK has the list.
    useGlobalEndpoint: isRegionAssumed === true || stsRegionalEndpoints === 'legacy',
    sigv4aSigningRegionSet: [],
  };
}

/** The options of a client of IAM that signs with this signer, and sends by this handler. */
export function iamOptions(signer: Signer, requestHandler: DatedHandler): IAMClientConfig {
  return { ...iamPlace(signer.connection), ...signedBy(signer), requestHandler };
}

/** The options of a client of STS that signs with this signer, and sends by this handler. */
export function stsOptions(signer: Signer, requestHandler: DatedHandler): STSClientConfig {
  return { ...stsPlace(signer.connection), ...signedBy(signer), requestHandler };
}

function signedBy(signer: Signer) {
  // Given as a function, so that the secret is taken out of its `Secret` only when a request is signed.
  return { credentials: () => Promise.resolve(credentialsOf(signer)) };
}
