import { defined } from '../../../shared/lib/defined.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { type PublicPartition, publicPartitions } from '../../../shared/values/region.ts';
import { cancellable } from '../cancellable.ts';
import type { Connection } from '../connection/connection.ts';
import { partitionOf, regionToAsk } from '../connection/partitions.ts';
import { AwsRefusalError } from '../refusals/aws-refusal-error.ts';
import type { Aws, Signer } from '../session.ts';

/**
 * The partitions to search for a key that this connection's partition doesn't know. None if the connection has its own
 * endpoint, or if the profile itself names a region of another partition than the usual one. Pure.
 */
export function partitionsToAsk(connection: Connection): readonly PublicPartition[] {
  const { region, regionFrom, iamEndpoint, stsEndpoint } = connection;
  if (iamEndpoint !== undefined || stsEndpoint !== undefined) return [];
  const asked = partitionOf(region);
  const isMeant = regionFrom !== undefined && 'path' in regionFrom && asked !== 'aws';
  return isMeant ? [] : publicPartitions.filter((partition) => partition !== asked);
}

/**
 * Whether STS of a partition knows the key: one request, signed by the key, with the certificates of its connection.
 * Throws CANCELLED once the signal is aborted.
 */
export async function askPartition(
  aws: Aws,
  { pair, connection: { caBundle } }: Pick<Signer, 'pair' | 'connection'>,
  partition: PublicPartition,
  signal: AbortSignal,
): Promise<'known' | 'not known' | 'no answer'> {
  const region = regionToAsk[partition];
  const connection = { region, ...defined({ caBundle }) };
  const opened = aws.session({ pair, connection });
  const session = cancellable(opened, signal, () => new FailureError({ code: 'CANCELLED' }));
  try {
    await session.identity();
    return 'known';
  } catch (cause) {
    if (!(cause instanceof FailureError) || cause.failure.code === 'CANCELLED') throw cause;
    // Only for a known key can AWS compare the secret, or name the user in a denial.
    if (cause instanceof AwsRefusalError || cause.failure.code === 'SIGNATURE_REFUSED') {
      return 'known';
    }
    return cause.failure.code === 'KEY_NOT_ACCEPTED' ? 'not known' : 'no answer';
  } finally {
    opened.end();
  }
}
