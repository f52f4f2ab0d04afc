import { describe, expect, test } from 'vitest';
import { knownRegions } from '../../../../main/aws/connection/partitions.ts';
import { regionFlawOf } from '../../../../main/aws/connection/read-region.ts';

describe('a region that AWS can be asked about', () => {
  test.each([
    ...knownRegions,
    'aws-global',
    'aws-us-gov-global',
    // Newer than this version, of a partition that is known or not: the name server of AWS knows better.
    'us-east-9',
    'ap-southeast-12',
    'eusc-fr-west-1',
    'nz-north-1',
    // With its FIPS endpoint.
    'fips-us-gov-west-1',
    'us-east-1-fips',
  ])('%s', (region) => {
    expect(regionFlawOf(region, false)).toBeUndefined();
  });
});

describe('what is no region is reported as what it is, with the likely right one', () => {
  test.each([
    ['us-east-1a', 'availability zone', 'us-east-1'],
    ['ap-northeast-1d', 'availability zone', 'ap-northeast-1'],
    ['us-gov-west-1b', 'availability zone', 'us-gov-west-1'],
    ['us-west-2-lax-1a', 'availability zone', 'us-west-2'],
    ['us-west-2-lax-1', 'availability zone', 'us-west-2'],
    ['us-east-1-wl1-bos-wlz-1', 'availability zone', 'us-east-1'],
    ['use1-az4', 'availability zone', 'us-east-1'],
    ['apne1-az2', 'availability zone', 'ap-northeast-1'],
    ['"us-east-1"', 'quoted', 'us-east-1'],
    ["'eu-west-1'", 'quoted', 'eu-west-1'],
    ['“eu-west-1”', 'quoted', 'eu-west-1'],
    ['"nonsense"', 'quoted', undefined],
    ['US-EAST-1', 'capitals', 'us-east-1'],
    ['Eu-Central-1', 'capitals', 'eu-central-1'],
    ['Frankfurt', 'name of a place', 'eu-central-1'],
    ['EU (Frankfurt)', 'name of a place', 'eu-central-1'],
    ['Europe (Frankfurt)', 'name of a place', 'eu-central-1'],
    ['US East (N. Virginia)', 'name of a place', 'us-east-1'],
    ['South America (São Paulo)', 'name of a place', 'sa-east-1'],
    ['AWS GovCloud (US-West)', 'name of a place', 'us-gov-west-1'],
    ['Israel (Tel Aviv)', 'name of a place', 'il-central-1'],
    ['Beijing', 'name of a place', 'cn-north-1'],
    ['us-east', 'incomplete', undefined],
    ['eu-', 'incomplete', undefined],
    ['me-central', 'incomplete', 'me-central-1'],
    ['mx-central', 'incomplete', 'mx-central-1'],
    ['us_east_1', 'other', 'us-east-1'],
    ['eu-central-1,', 'other', 'eu-central-1'],
    ['eu-central-1;', 'other', 'eu-central-1'],
    ['useast1', 'other', 'us-east-1'],
    ['us-east1', 'other', 'us-east-1'],
    ['us east 1', 'other', 'us-east-1'],
    ['eu–central–1', 'other', 'eu-central-1'],
    ['us-east-1 # the usual one', 'other', 'us-east-1'],
    // Which of the two is meant is not for Keyturn to say.
    ['us-east-1, eu-west-1', 'other', undefined],
    ['localhost', 'other', undefined],
    ['None', 'other', undefined],
    ['{{ region }}', 'other', undefined],
    ['us-east-1.amazonaws.com', 'other', undefined],
  ])('%s', (text, regionFlaw, likelyRegion) => {
    expect(regionFlawOf(text, false)).toEqual({
      region: text,
      regionFlaw,
      ...(likelyRegion === undefined ? {} : { likelyRegion }),
    });
  });
});

test('with endpoints of one’s own any label of a host will do, and nothing else', () => {
  for (const text of ['local', 'us-east', 'minio', 'us-east-1a', 'US-EAST-1', '1']) {
    expect(regionFlawOf(text, true)).toBeUndefined();
  }
  for (const text of [
    '"us-east-1"',
    'us_east_1',
    'eu-central-1,',
    '-a',
    'a-',
    'a.b',
    'x'.repeat(64),
  ]) {
    expect(regionFlawOf(text, true)).toBeDefined();
  }
});

test('a secret that was pasted into the wrong line is shown nowhere', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
  for (const text of [secret, `"${secret}"`, `us-east-1 ${secret}`]) {
    expect(JSON.stringify(regionFlawOf(text, false))).not.toContain('FEMI');
  }
});

test.each(['a', '-', 'a-', '"', ' ', '“', '_', '1', 'us-east-1a'])(
  'five million times %j is reported in a moment',
  (part) => {
    const text = part.repeat(5_000_000 / part.length);
    const began = performance.now();
    expect(regionFlawOf(text, false)).toMatchObject({ regionFlaw: expect.any(String) });
    // A fraction of a second where nothing else runs; what is not linear would take hours.
    expect(performance.now() - began).toBeLessThan(8000);
  },
);
