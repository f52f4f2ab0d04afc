import { isNetworkTrouble } from '../../../shared/failures/network-trouble.ts';
import { isDenial } from '../../../shared/values/denial-codes.ts';
import { type ErrorCode, FailureError, type Failure } from '../../../shared/values/failure.ts';
import type { Connection } from '../connection/connection.ts';
import { isGlobalRegion, isKnownRegion, needsEnabling } from '../connection/partitions.ts';
import type { AwsSession, Identity, Signer } from '../session.ts';

/** A session and its signer. */
type SignerSession = {
  readonly session: Pick<AwsSession, 'identity' | 'lastUsed'>;
  readonly signer: Pick<Signer, 'pair' | 'connection'>;
};

/**
 * The owner of a key, from STS of its region. If STS doesn't know the key or doesn't answer, and the region may be the
 * reason, IAM is called, too: it has one endpoint for all regions of a partition, so if IAM accepts the key, the region is
 * at fault. Throws REGION_NOT_ENABLED, REGION_NOT_FOUND, or what `identity` throws. A new key is refused in the same way
 * for some seconds, so these errors must not end the wait for one.
 */
export async function identityInRegion({ session, signer }: SignerSession): Promise<Identity> {
  try {
    return await session.identity();
  } catch (cause) {
    if (!(cause instanceof FailureError)) throw cause;
    const { connection, pair } = signer;
    const suspected = suspectedOf(cause.failure, connection);
    if (suspected === undefined || !(await suspected.isConfirmedBy(session.lastUsed(pair.id)))) {
      throw cause;
    }
    throw new FailureError({
      ...cause.failure,
      code: suspected.code,
      region: connection.region.slice(0, 128),
      ...connection.regionFrom,
    });
  }
}

type RegionSuspicion = {
  readonly code: ErrorCode;
  /** Whether this request to IAM shows that the region is at fault. */
  readonly isConfirmedBy: (request: Promise<unknown>) => Promise<boolean>;
};

function suspectedOf({ code }: Failure, connection: Connection): RegionSuspicion | undefined {
  const { region, iamEndpoint, stsEndpoint } = connection;
  // Endpoints other than AWS's have their own rules.
  if (iamEndpoint !== undefined || stsEndpoint !== undefined) return undefined;
  if (code === 'KEY_NOT_ACCEPTED' && needsEnabling(region)) {
    return { code: 'REGION_NOT_ENABLED', isConfirmedBy: isAccepted };
  }
  const mayNotExist = !isKnownRegion(region) && !isGlobalRegion(region);
  return mayNotExist && isNetworkTrouble(code)
    ? { code: 'REGION_NOT_FOUND', isConfirmedBy: isAnswered }
    : undefined;
}

/** Whether AWS accepted the signature. The permission for GetAccessKeyLastUsed may be missing: a denial accepts it, too. */
async function isAccepted(request: Promise<unknown>): Promise<boolean> {
  const code = await codeOf(request);
  return code === undefined || isDenial({ code });
}

async function isAnswered(request: Promise<unknown>): Promise<boolean> {
  const code = await codeOf(request);
  return code === undefined || !isNetworkTrouble(code);
}

/** The error code of a request; undefined if it succeeded. */
async function codeOf(request: Promise<unknown>): Promise<ErrorCode | undefined> {
  try {
    await request;
    return undefined;
  } catch (cause) {
    if (cause instanceof FailureError) return cause.failure.code;
    throw cause;
  }
}
