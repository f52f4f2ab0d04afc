import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import type { DatedHandler } from './aws-clock.ts';
import type { Connection } from './connection/connection.ts';
import type { Signer } from './session.ts';

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
function iamPlace(connection: Connection) {
  return { ...commonOptions(connection), ...placeOptions(connection, connection.iamEndpoint) };
}

/** Where STS is asked. */
function stsPlace(connection: Connection) {
  const { isRegionAssumed, stsRegionalEndpoints } = connection;
  return {
    ...commonOptions(connection),
    ...placeOptions(connection, connection.stsEndpoint),
    // For the regions that are older than the regional endpoints alone: the SDK has the list.
    useGlobalEndpoint: isRegionAssumed === true || stsRegionalEndpoints === 'legacy',
    sigv4aSigningRegionSet: [],
  };
}

/** What a client may have in its own way. */
type Special = { readonly maxAttempts?: 1; readonly systemClockOffset?: number };

/** A client of IAM that signs with this signer, and sends by this handler. */
export function iamClient(
  signer: Signer,
  requestHandler: DatedHandler,
  special: Special = {},
): IAMClient {
  const place = iamPlace(signer.connection);
  return new IAMClient({ ...place, ...signedBy(signer), requestHandler, ...special });
}

/** A client of STS that signs with this signer, and sends by this handler. */
export function stsClient(
  signer: Signer,
  requestHandler: DatedHandler,
  special: Special = {},
): STSClient {
  const place = stsPlace(signer.connection);
  return new STSClient({ ...place, ...signedBy(signer), requestHandler, ...special });
}

/** Clients that have nobody to sign with: they know where requests would go, and send none. */
export function unsignedClients(connection: Connection): {
  readonly iam: IAMClient;
  readonly sts: STSClient;
} {
  return { iam: new IAMClient(iamPlace(connection)), sts: new STSClient(stsPlace(connection)) };
}

function signedBy(signer: Signer) {
  // Given as a function, so that the secret is taken out of its `Secret` only when a request is signed.
  return { credentials: () => Promise.resolve(credentialsOf(signer)) };
}
