import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { endpointsOf } from '../../../main/aws/connection-test/endpoints.ts';
import { testEndpoint } from '../../../main/aws/connection-test/test-endpoint.ts';
import type { ConnectionTest, LinkName } from '../../../shared/settings/network.ts';
import { closedPort } from '../../support/network/local-server.ts';
import { startPortal } from '../../support/network/portal.ts';
import { startBabbler, startProxy } from '../../support/network/proxy.ts';
import { startSecureFront } from '../../support/network/secure-front.ts';
import { networkOf, sceneForEachTest, trusting, type Way } from './scene.ts';

const scene = sceneForEachTest();
const issuer = 'Example Company, Example Proxy Authority';

async function tested(endpoint: string, way: Way = {}): Promise<ConnectionTest> {
  const connection = { region: 'eu-central-1', iamEndpoint: endpoint, stsEndpoint: endpoint };
  const [place] = await endpointsOf({
    ...connection,
    ...(way.caBundle === undefined ? {} : { caBundle: way.caBundle }),
  });
  if (place === undefined) throw new Error('there is no place');
  return testEndpoint(place, networkOf(way), Date.now);
}

/** "works, fails, …" in the order of the links, and what is known of the one that fails. */
function told({ links }: ConnectionTest) {
  const failed = links.find(({ found }) => found === 'fails');
  return {
    found: links.map(({ link, found }) => `${link} ${found}`).join(', '),
    at: failed?.link,
    code: failed?.failure?.code,
    fact: failed?.fact,
  };
}

function factOf({ links }: ConnectionTest, name: LinkName): string | undefined {
  return links.find(({ link }) => link === name)?.fact;
}

describe('every link is named', () => {
  test('where all of them work: directly, and nothing that is signed is sent', async () => {
    const { double, secure } = scene();
    const found = await tested(`https://localhost:${secure}`, { choice: trusting });
    expect(told(found).found).toBe(
      'name works, proxy not needed, reach works, certificate works, answer works, clock works',
    );
    expect(found.host).toBe(`localhost:${secure}`);
    expect(factOf(found, 'certificate')).toBe(issuer);
    expect(double.log.map(({ signedBy }) => signedBy)).toEqual([undefined]);
  });

  test('where all of them work, through a proxy', async () => {
    const { secure, closing } = scene();
    const proxy = await closing(startProxy({ signIn: 'joe:canary' }));
    const variables = { HTTPS_PROXY: `http://joe:canary@127.0.0.1:${proxy.port}` };
    const found = await tested(`https://aws.test:${secure}`, { choice: trusting, variables });
    expect(told(found).found).toBe(
      'name works, proxy works, reach works, certificate works, answer works, clock works',
    );
    expect(found.links.find(({ link }) => link === 'proxy')).toMatchObject({
      fact: proxy.address,
      origin: 'HTTPS_PROXY',
    });
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  test('a plain place needs no certificate', async () => {
    expect(told(await tested(scene().double.url)).found).toContain('certificate not needed');
  });
});

describe('what stops the way is told apart', () => {
  test('a name that is not found', async () => {
    expect(told(await tested('https://aws.invalid'))).toMatchObject({
      found:
        'name fails, proxy not needed, reach not reached, certificate not reached, answer not reached, clock not reached',
      code: 'OFFLINE',
    });
    const variables = { HTTPS_PROXY: 'http://proxy.invalid:1' };
    expect(told(await tested('https://aws.test', { variables })).at).toBe('name');
  });

  test('nothing that listens', async () => {
    const port = await closedPort(createServer());
    expect(told(await tested(`https://localhost:${port}`))).toMatchObject({
      at: 'reach',
      code: 'OFFLINE',
    });
  });

  test.each([
    ['PROXY_SIGN_IN', 'HTTP/1.1 407 Sign in\r\n\r\n'],
    ['PROXY_REFUSED', 'HTTP/1.1 403 No\r\n\r\n'],
    ['PROXY_NOT_REACHED', 'nonsense\r\n\r\n'],
  ])('a proxy: %s', async (code, answers) => {
    const proxy = await scene().closing(startProxy({ answers }));
    const variables = { HTTPS_PROXY: proxy.address };
    expect(told(await tested('https://aws.test', { variables }))).toEqual({
      found:
        'name works, proxy fails, reach not reached, certificate not reached, answer not reached, clock not reached',
      at: 'proxy',
      code,
      fact: proxy.address,
    });
  });

  test('a proxy that is down, or can’t be used', async () => {
    const address = `http://127.0.0.1:${await closedPort(createServer())}`;
    const down = { variables: { HTTPS_PROXY: address } };
    expect(told(await tested('https://aws.test', down))).toMatchObject({
      at: 'proxy',
      code: 'PROXY_NOT_REACHED',
    });
    const socks = { system: 'SOCKS5 socks.example:1080' };
    expect(told(await tested('https://aws.test', socks))).toMatchObject({
      at: 'proxy',
      code: 'PROXY_NOT_USABLE',
    });
  });

  test('a proxy whose own certificate is not trusted', async () => {
    const proxy = await scene().closing(startProxy({ isSecure: true }));
    const variables = { HTTPS_PROXY: proxy.address };
    expect(told(await tested('https://aws.test', { variables }))).toMatchObject({
      at: 'proxy',
      code: 'CERTIFICATE_NOT_TRUSTED',
    });
  });

  test('a certificate that is not trusted: who issued it is told, directly and through a proxy', async () => {
    const { double, secure, closing } = scene();
    const expected = { at: 'certificate', code: 'CERTIFICATE_NOT_TRUSTED', fact: issuer };
    const direct = await tested(`https://localhost:${secure}`);
    expect(told(direct)).toMatchObject(expected);
    expect(told(direct).found).toBe(
      'name works, proxy not needed, reach works, certificate fails, answer not reached, clock not reached',
    );
    const proxy = await closing(startProxy());
    const variables = { HTTPS_PROXY: proxy.address };
    expect(told(await tested(`https://aws.test:${secure}`, { variables }))).toMatchObject(expected);
    expect(double.log).toHaveLength(0);
  });

  test('a certificate that is out of date', async () => {
    const { plain, closing } = scene();
    const { port } = await closing(startSecureFront(plain, { isExpired: true }));
    const { links } = await tested(`https://localhost:${port}`, { choice: trusting });
    expect(links.find(({ link }) => link === 'certificate')).toMatchObject({
      found: 'fails',
      fact: issuer,
      failure: { systemName: 'CERT_HAS_EXPIRED' },
    });
  });

  test('a file of certificates that can’t be read', async () => {
    const { secure } = scene();
    const caBundle = '/nowhere/bundle.pem';
    expect(told(await tested(`https://localhost:${secure}`, { caBundle }))).toMatchObject({
      at: 'certificate',
      code: 'CERTIFICATES_NOT_READABLE',
    });
  });

  test.each([
    ['redirect', 'sign-in.example'],
    ['page', undefined],
  ] as const)('the sign-in page of a network: a %s', async (kind, fact) => {
    const portal = await scene().closing(startPortal(kind));
    const found = await tested(`http://127.0.0.1:${portal.port}`);
    expect(told(found)).toEqual({
      found:
        'name works, proxy not needed, reach works, certificate not needed, answer fails, clock not reached',
      at: 'answer',
      code: 'NOT_AWS',
      fact,
    });
    const call = scene().session(`http://127.0.0.1:${portal.port}`).identity();
    await expect(call).rejects.toMatchObject({ failure: { code: 'NOT_AWS' } });
  });

  test.each([
    [3_600_000, 'slow'],
    [-3_600_000, 'fast'],
  ])('a clock that is off by %s ms', async (offset) => {
    const { double } = scene();
    double.setClockOffset(offset);
    const found = await tested(double.url);
    expect(told(found)).toMatchObject({ at: 'clock', code: 'CLOCK_SKEWED' });
    const off = found.links.find(({ link }) => link === 'clock')?.clockOff ?? 0;
    expect(Math.abs(off - offset)).toBeLessThan(5_000);
  });

  test('something that does not speak HTTP', async () => {
    const { port } = await scene().closing(startBabbler('220 mail\r\n'));
    expect(told(await tested(`http://127.0.0.1:${port}`)).at).toBe('reach');
  });

  test.each([
    ['localhost:4566', 'localhost:4566'],
    ['no address', 'no address'],
    ['http://joe:canary@nowhere:99999', 'nowhere:99999'],
  ])('an endpoint that leads nowhere: %s', async (endpoint, host) => {
    const found = await tested(endpoint);
    expect(found.host).toBe(host);
    expect(told(found).at).toBe('name');
  });
});

test('without endpoints of their own the places are those of the region', async () => {
  const hosts = async (region: string) =>
    (await endpointsOf({ region })).map((place) =>
      'url' in place ? place.url.host : place.written,
    );
  expect(await hosts('eu-central-1')).toEqual([
    'sts.eu-central-1.amazonaws.com',
    'iam.amazonaws.com',
  ]);
  expect(await hosts('cn-north-1')).toEqual([
    'sts.cn-north-1.amazonaws.com.cn',
    'iam.cn-north-1.amazonaws.com.cn',
  ]);
  // Nothing can be asked there, not even IAM, which has one place for all regions.
  expect(await hosts('no region')).toEqual(['no region']);
});
