import { z } from 'zod';
import type { Connection } from '../../aws/connection/connection.ts';

/**
 * The fields of the journal that say where the requests of a rotation go. Optional ones may be left out, which is how
 * journals of earlier versions are read. A fact of a connection that has no field here does not
 * compile; who has named the region is left out, and what a person has agreed to: that a rotation was
 * begun there is the agreement.
 */
export const connectionFields = {
  region: z.string(),
  isRegionAssumed: z.literal(true).exactOptional(),
  iamEndpoint: z.string().exactOptional(),
  stsEndpoint: z.string().exactOptional(),
  useFips: z.literal(true).exactOptional(),
  useDualStack: z.literal(true).exactOptional(),
  stsRegionalEndpoints: z.string().exactOptional(),
  missingServices: z.string().exactOptional(),
  userAgentAppId: z.string().exactOptional(),
  caBundle: z.string().exactOptional(),
} satisfies Record<keyof Omit<Connection, 'regionFrom' | 'agreement'>, z.ZodType>;

const ConnectionFields = z.object(connectionFields);

/** The connection out of what holds more: the one place where its facts are copied. */
export function connectionIn(plan: Connection): Connection {
  return ConnectionFields.parse(plan);
}
