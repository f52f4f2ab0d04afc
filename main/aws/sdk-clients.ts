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
 * Options that Keyturn sets against files and variables. All have to be given: a client reads missing ones from the files,
 * under `[default]` or AWS_PROFILE, and from the variables.
 */
const ownChoices = {
  // AWS_MAX_ATTEMPTS, `max_attempts`, AWS_RETRY_MODE, `retry_mode`: they decide how long a person waits for an answer,
  // and would repeat requests that must be sent once (CreateAccessKey, GetSessionToken).
  maxAttempts: 3,
  retryMode: 'standard',
  // AWS_DEFAULTS_MODE, `defaults_mode`: "auto" would call the metadata service of EC2.
  defaultsMode: 'legacy',
  // AWS_AUTH_SCHEME_PREFERENCE, `auth_scheme_preference`: IAM only takes this one, and `sigv4a` needs another library.
  authSchemePreference: ['sigv4'],
  // AWS_DISABLE_CLOCK_SKEW_CORRECTION: corrected by AWS's time, a wrong clock does not lock the person out.
  disableClockSkewCorrection: false,
  // The connection has the endpoints of files and variables already, for this profile only.
  ignoreConfiguredEndpointUrls: true,
} as const;

/** No retries: a repeated request would create a second key, or use an MFA code twice. */
export const oneAttempt = { maxAttempts: 1 } as const;

/** The options that decide the endpoint. A named endpoint is used as it is, as in the AWS CLI. */
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

/** The options of an IAM client that don't depend on the signer. */
function iamPlace(connection: Connection) {
  return { ...commonOptions(connection), ...placeOptions(connection, connection.iamEndpoint) };
}

/** The options of an STS client that don't depend on the signer. */
function stsPlace(connection: Connection) {
  const { isRegionAssumed, stsRegionalEndpoints } = connection;
  return {
    ...commonOptions(connection),
    ...placeOptions(connection, connection.stsEndpoint),
    // The SDK does so only in regions that are older than the regional endpoints: it has the list.
    useGlobalEndpoint: isRegionAssumed === true || stsRegionalEndpoints === 'legacy',
    sigv4aSigningRegionSet: [],
  };
}

/** Options of a single client. */
type Special = { readonly maxAttempts?: 1; readonly systemClockOffset?: number };

/** A client of IAM with this signer and this handler. */
export function iamClient(
  signer: Signer,
  requestHandler: DatedHandler,
  special: Special = {},
): IAMClient {
  const place = iamPlace(signer.connection);
  return new IAMClient({ ...place, ...signedBy(signer), requestHandler, ...special });
}

/** A client of STS with this signer and this handler. */
export function stsClient(
  signer: Signer,
  requestHandler: DatedHandler,
  special: Special = {},
): STSClient {
  const place = stsPlace(signer.connection);
  return new STSClient({ ...place, ...signedBy(signer), requestHandler, ...special });
}

/** Clients without credentials: they resolve endpoints and send nothing. */
export function unsignedClients(connection: Connection): {
  readonly iam: IAMClient;
  readonly sts: STSClient;
} {
  return { iam: new IAMClient(iamPlace(connection)), sts: new STSClient(stsPlace(connection)) };
}

function signedBy(signer: Signer) {
  // A function, so that the `Secret` is only revealed when a request is signed.
  return { credentials: () => Promise.resolve(credentialsOf(signer)) };
}
