import type { Failure } from '../../../shared/values/failure.ts';
import type { Connection } from './connection.ts';
import { regionTroubleOf } from './region-trouble.ts';

// The regions where STS has a FIPS endpoint ("AWS Security Token Service endpoints and quotas"; the variants in botocore's
// endpoints.json). IAM has one in both of their partitions. Secret regions publish no list: nothing is rejected there.
const regionsWithFips: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'us-gov-east-1',
  'us-gov-west-1',
]);
const partitionsWithoutFips = /^(?:cn|eusc)-/u;
const unlisted = /^(?:us-iso[a-z]?|eu-isoe)-/u;

/**
 * Why requests of this connection can't be sent: settings that the AWS CLI rejects, too, or that lead to an address that
 * AWS does not have. Reported before anything is signed: otherwise, the computer would seem to be offline. Pure.
 */
export function settingTroubleOf(connection: Connection): Failure | undefined {
  const { stsRegionalEndpoints, missingServices } = connection;
  if (missingServices !== undefined) {
    return { code: 'SETTING_NOT_UNDERSTOOD', field: written('services', missingServices) };
  }
  if (stsRegionalEndpoints !== undefined && stsRegionalEndpoints !== 'legacy') {
    const field = written('sts_regional_endpoints', stsRegionalEndpoints);
    return { code: 'SETTING_NOT_UNDERSTOOD', field };
  }
  return (
    regionTroubleOf(connection) ?? withoutFipsThere(connection) ?? withoutDualStackThere(connection)
  );
}

function withoutFipsThere(connection: Connection): Failure | undefined {
  const { region, useFips, isRegionAssumed, stsEndpoint, iamEndpoint } = connection;
  if (useFips !== true || unlisted.test(region)) return undefined;
  const asksSts = stsEndpoint === undefined;
  if (asksSts && isRegionAssumed === true) return { code: 'FIPS_NOT_OFFERED' };
  const stsHasIt = !asksSts || regionsWithFips.has(region);
  const iamHasIt = iamEndpoint !== undefined || !partitionsWithoutFips.test(region);
  return stsHasIt && iamHasIt
    ? undefined
    : { code: 'FIPS_NOT_OFFERED', host: region.slice(0, 256) };
}

/** The global endpoint of STS has no dual-stack variant. */
function withoutDualStackThere(connection: Connection): Failure | undefined {
  const { useDualStack, isRegionAssumed, stsEndpoint } = connection;
  return useDualStack === true && isRegionAssumed === true && stsEndpoint === undefined
    ? { code: 'DUAL_STACK_NOT_OFFERED' }
    : undefined;
}

function written(setting: string, value: string): string {
  return `${setting} = ${value}`.slice(0, 64);
}
