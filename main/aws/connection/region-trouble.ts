import type { ErrorCode, Failure } from '../../../shared/values/failure.ts';
import type { Connection } from './connection.ts';
import { regionFlawOf } from './read-region.ts';

/**
 * REGION_NOT_KNOWN for a region that can't be used; undefined otherwise. DNS would only report that there is no
 * "sts.us-east-1a.amazonaws.com". Pure.
 */
export function regionTroubleOf(connection: Connection): Failure | undefined {
  const { region, regionFrom, iamEndpoint, stsEndpoint } = connection;
  const flaw = regionFlawOf(region, iamEndpoint !== undefined && stsEndpoint !== undefined);
  return flaw === undefined ? undefined : { code: 'REGION_NOT_KNOWN', ...flaw, ...regionFrom };
}

// Errors whose meaning depends on the region that was called.
const ofOneRegion: ReadonlySet<ErrorCode> = new Set(['KEY_NOT_ACCEPTED', 'REGION_STS_OFF']);

/** Adds the called region to a failure whose meaning depends on it. Pure. */
export function withAskedRegion(
  failure: Failure,
  { region, regionFrom, iamEndpoint, stsEndpoint }: Connection,
): Failure {
  const isOfAws = iamEndpoint === undefined && stsEndpoint === undefined;
  return isOfAws && ofOneRegion.has(failure.code)
    ? { ...failure, region: region.slice(0, 128), ...regionFrom }
    : failure;
}
