import { expect, test } from 'vitest';
import { createAws } from '../../../../main/aws/aws.ts';
import { connectionOf } from '../../../../main/aws/connection/connection.ts';
import { regionTroubleOf } from '../../../../main/aws/connection/region-trouble.ts';
import { explain } from '../../../../shared/words/errors.ts';
import { k1 } from '../../../support/engine/world.ts';

const at = { path: '/home/ada/.aws/config', line: 4 };

test('the words name the line, the text in it, and the region that is meant', () => {
  const trouble = regionTroubleOf(connectionOf({ region: 'us-east-1a', regionAt: at }, {}));
  expect(trouble).toEqual({
    code: 'REGION_NOT_KNOWN',
    region: 'us-east-1a',
    regionFlaw: 'availability zone',
    likelyRegion: 'us-east-1',
    ...at,
  });
  expect(trouble && explain(trouble).body).toBe(
    '/home/ada/.aws/config, line 4, names a region that AWS does not have. us-east-1a is an availability zone. Its region is us-east-1. Keyturn sent nothing.',
  );
});

test('a variable that names no region is named', () => {
  const trouble = regionTroubleOf(connectionOf({}, { AWS_DEFAULT_REGION: '"eu-west-1"' }));
  expect(trouble).toMatchObject({ setBy: 'AWS_DEFAULT_REGION', likelyRegion: 'eu-west-1' });
  expect(trouble && explain(trouble).body).toContain('The variable AWS_DEFAULT_REGION names');
});

test('an endpoint for one of the two services leaves the other to the region', () => {
  const both = { region: 'local', endpointUrl: 'http://localhost:4566' };
  expect(regionTroubleOf(connectionOf(both, {}))).toBeUndefined();
  const one = { region: 'local', stsEndpointUrl: 'http://localhost:4566' };
  expect(regionTroubleOf(connectionOf(one, {}))?.code).toBe('REGION_NOT_KNOWN');
});

test.each(['us-east-1a', 'us_east_1', '"us-east-1"', 'Frankfurt', 'us-east'])(
  'in %s no call is sent, and none is reported as a network that is down',
  async (region) => {
    const session = createAws().session({ pair: k1, connection: connectionOf({ region }, {}) });
    await expect(session.identity()).rejects.toThrow('REGION_NOT_KNOWN');
    await expect(session.listKeys('ada')).rejects.toThrow('REGION_NOT_KNOWN');
    expect(await session.createKey('ada')).toMatchObject({
      kind: 'refused',
      failure: { code: 'REGION_NOT_KNOWN', region },
    });
    session.end();
  },
);

test('what was found for a key is asked where its profile names no region', () => {
  expect(connectionOf({}, {}, 'cn-north-1').region).toBe('cn-north-1');
  expect(connectionOf({ region: 'eu-west-1' }, {}, 'cn-north-1').region).toBe('eu-west-1');
  expect(connectionOf({}, { AWS_REGION: 'cn-northwest-1' }, 'cn-north-1').region).toBe(
    'cn-northwest-1',
  );
});
