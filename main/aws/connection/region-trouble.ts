import type { ErrorCode, Failure } from '../../../shared/values/failure.ts';
import type { Connection } from './connection.ts';
import { regionFlawOf } from './read-region.ts';

/**
 * Why nothing can be asked in the region of this connection; undefined where AWS can be. A name server would only say
 * that there is no "sts.us-east-1a.amazonaws.com". Pure.
 */
export function regionTroubleOf(connection: Connection): Failure | undefined {
  const { region, regionFrom, iamEndpoint, stsEndpoint } = connection;
  const flaw = regionFlawOf(region, iamEndpoint !== undefined && stsEndpoint !== undefined);
  return flaw === undefined ? undefined : { code: 'REGION_NOT_KNOWN', ...flaw, ...regionFrom };
}

// What they say depends on where they were asked.
const ofOneRegion: ReadonlySet<ErrorCode> = new Set(['KEY_NOT_ACCEPTED', 'REGION_STS_OFF']);

/** The failure, with the region that was asked where its words depend on that. Pure. */
export function withAskedRegion(
  failure: Failure,
  { region, regionFrom, iamEndpoint, stsEndpoint }: Connection,
): Failure {
  const isOfAws = iamEndpoint === undefined && stsEndpoint === undefined;
  return isOfAws && ofOneRegion.has(failure.code)
    ? { ...failure, region: region.slice(0, 128), ...regionFrom }
    : failure;
}
