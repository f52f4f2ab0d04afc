import { expect, test } from 'vitest';
import { insecurityOf, secureAws } from '../../../main/aws/secure-aws.ts';
import type { Signer } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';

const region = 'eu-central-1';
const id = accessKeyId('AKIAIOSFODNN7EXAMPLE');
if (id === undefined) throw new Error('it is well-formed');
const pair = { id, secret: new Secret('x') };

test.each([
  'http://10.0.0.5',
  'http://iam.example.test:8080',
  'HTTP://iam.amazonaws.com',
  'http://localhost.example.test',
  'http://127.0.0.1.example.test',
  'http://127.0.0.1@example.test',
  'ftp://example.test',
])('nothing is signed for %s', async (endpoint) => {
  const opened: Signer[] = [];
  const aws = secureAws({
    session: (signer) => {
      opened.push(signer);
      throw new Error('it was opened');
    },
    clockOffset: () => undefined,
  });
  for (const place of [{ iamEndpoint: endpoint }, { stsEndpoint: endpoint }]) {
    const session = aws.session({ pair, connection: { region, ...place } });
    const refused = { code: 'ENDPOINT_NOT_SECURE', host: new URL(endpoint).host };
    await expect(session.identity()).rejects.toMatchObject({ failure: refused });
    expect(await session.createKey('ada')).toEqual({ kind: 'refused', failure: refused });
  }
  expect(opened).toEqual([]);
});

test.each([
  undefined,
  'https://iam.example.test',
  'http://localhost:4566',
  'http://keyturn.localhost:4566',
  'http://127.8.0.1:1',
  'http://2130706433:1',
  'http://[::1]:1',
])('requests may go to %s', (endpoint) => {
  const place = endpoint === undefined ? {} : { iamEndpoint: endpoint, stsEndpoint: endpoint };
  expect(insecurityOf({ region, ...place })).toBeUndefined();
});
