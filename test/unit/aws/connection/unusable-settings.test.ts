import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../../../main/aws/connection/connection.ts';
import { settingTroubleOf } from '../../../../main/aws/connection/unusable-settings.ts';
import { explain } from '../../../../shared/words/errors.ts';

describe('settings that can’t be used are named before anything is sent', () => {
  test.each([
    [{ region: 'eu-west-1' }, 'STS in eu-west-1'],
    [{ region: 'cn-north-1' }, 'STS in cn-north-1'],
    [{}, 'STS without a region'],
  ])('FIPS: %o', (profile, words) => {
    const failure = settingTroubleOf(connectionOf({ ...profile, useFipsEndpoint: 'true' }, {}));
    expect(failure?.code).toBe('FIPS_NOT_OFFERED');
    expect(failure === undefined ? '' : explain(failure).body).toContain(words);
  });

  test('a services section that is nowhere, by its name', () => {
    const failure = settingTroubleOf(connectionOf({ missingServices: 'local' }, {}));
    expect(failure).toEqual({ code: 'SETTING_NOT_UNDERSTOOD', field: 'services = local' });
  });

  test('a name of any length is cut to what can be shown', () => {
    const failure = settingTroubleOf(connectionOf({ missingServices: 'x'.repeat(5000) }, {}));
    expect(failure?.field).toHaveLength(64);
  });

  test('another word for STS than the two there are', () => {
    const failure = settingTroubleOf(connectionOf({ stsRegionalEndpoints: 'Legacy' }, {}));
    expect(failure?.field).toBe('sts_regional_endpoints = Legacy');
  });
});

describe('nothing is refused', () => {
  test.each([
    ['where an endpoint is named for both', { endpointUrl: 'https://vpce.example' }],
    ['in a region that has FIPS', { region: 'us-east-2' }],
    ['in a GovCloud region', { region: 'us-gov-west-1' }],
    ['in regions of which AWS publishes no list', { region: 'us-iso-east-1' }],
  ])('%s, with FIPS', (_where, profile) => {
    const connection = connectionOf({ ...profile, useFipsEndpoint: 'true' }, {});
    expect(settingTroubleOf(connection)).toBeUndefined();
  });
});
