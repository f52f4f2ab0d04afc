import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { proxyFor, type RouteOptions, type Variables } from '../../../../main/aws/network/route.ts';
import { FailureError } from '../../../../shared/values/failure.ts';

const aws = 'https://sts.eu-central-1.amazonaws.com';
const proxy = 'http://proxy.example:8080';

type RouteCase = Partial<Omit<RouteOptions, 'systemProxy'>> & { readonly system?: string };

function route(address: string, { system = 'DIRECT', ...options }: RouteCase = {}) {
  return proxyFor(new URL(address), {
    choice: { use: 'as set' },
    variables: {},
    systemProxy: () => Promise.resolve(system),
    ...options,
  });
}

async function addressFor(address: string, asked: RouteCase): Promise<string | undefined> {
  return (await route(address, asked))?.address;
}

describe('which proxy is taken', () => {
  test.each<[string, string, RouteCase, string | undefined, string | undefined]>([
    ['none where none is named', aws, {}, undefined, undefined],
    [
      'the chosen one before all',
      aws,
      { choice: { use: 'this one', address: proxy }, variables: { HTTPS_PROXY: 'http://other:1' } },
      proxy,
      'settings',
    ],
    [
      'none where a person wants none',
      aws,
      { choice: { use: 'none' }, variables: { HTTPS_PROXY: proxy }, system: 'PROXY p:1' },
      undefined,
      undefined,
    ],
    [
      'the one of the variable before the system’s',
      aws,
      { variables: { HTTPS_PROXY: proxy }, system: 'PROXY p:1' },
      proxy,
      'HTTPS_PROXY',
    ],
    [
      'small letters before capitals',
      aws,
      { variables: { HTTPS_PROXY: 'http://other:1', https_proxy: proxy } },
      proxy,
      'HTTPS_PROXY',
    ],
    [
      'capitals where the small ones are empty',
      aws,
      { variables: { HTTPS_PROXY: proxy, https_proxy: '' } },
      proxy,
      'HTTPS_PROXY',
    ],
    ['the one for everything', aws, { variables: { all_proxy: proxy } }, proxy, 'ALL_PROXY'],
    ['HTTP_PROXY not for https', aws, { variables: { HTTP_PROXY: proxy } }, undefined, undefined],
    [
      'HTTP_PROXY for http',
      'http://aws.example',
      { variables: { HTTP_PROXY: proxy } },
      proxy,
      'HTTP_PROXY',
    ],
    [
      'a name alone',
      aws,
      { variables: { HTTPS_PROXY: 'proxy.example:8080' } },
      proxy,
      'HTTPS_PROXY',
    ],
    [
      'a proxy behind TLS',
      aws,
      { variables: { HTTPS_PROXY: 'https://Proxy.Example/' } },
      'https://proxy.example',
      'HTTPS_PROXY',
    ],
    [
      'a proxy with a number of IPv6',
      aws,
      { variables: { HTTPS_PROXY: 'http://[fd00::1]:3128' } },
      'http://[fd00::1]:3128',
      'HTTPS_PROXY',
    ],
  ])('%s', async (_, address, asked, expected, origin) => {
    const found = await route(address, asked);
    expect(found?.address).toBe(expected);
    expect(found?.origin).toBe(origin);
  });

  test.each([
    ['DIRECT', undefined],
    ['', undefined],
    ['PROXY proxy.example:8080', proxy],
    ['PROXY proxy.example:8080; DIRECT', proxy],
    ['proxy proxy.example:8080;PROXY other:1', proxy],
    ['HTTPS proxy.example:8443', 'https://proxy.example:8443'],
    ['SOCKS5 socks.example:1080; PROXY proxy.example:8080', proxy],
    ['SOCKS socks.example:1080; DIRECT', undefined],
    ['DIRECT; PROXY proxy.example:8080', undefined],
  ])('the system says “%s”', async (system, expected) => {
    expect(await addressFor(aws, { system })).toBe(expected);
  });

  test.each([
    'localhost',
    'api.localhost',
    '127.0.0.1',
    '127.3.2.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
  ])('never one for this computer itself: %s', async (host) => {
    const everything = { variables: { HTTPS_PROXY: proxy }, system: 'PROXY p:1' };
    expect(await addressFor(`https://${host}:4566`, everything)).toBeUndefined();
    const choice = { use: 'this one', address: proxy } as const;
    expect(await addressFor(`https://${host}`, { choice })).toBeUndefined();
  });

  test('a name that only begins like this computer’s number is another computer', async () => {
    const variables = { HTTPS_PROXY: proxy };
    expect(await addressFor('https://127.evil.example', { variables })).toBe(proxy);
    expect(await addressFor('https://notlocalhost', { variables })).toBe(proxy);
  });
});

describe('NO_PROXY', () => {
  const direct = (exceptions: string, address = aws) =>
    addressFor(address, { variables: { HTTPS_PROXY: proxy, NO_PROXY: exceptions } }).then(
      (found) => found === undefined,
    );

  test.each([
    'sts.eu-central-1.amazonaws.com',
    'amazonaws.com',
    '.amazonaws.com',
    '*.amazonaws.com',
    'AMAZONAWS.COM',
    'amazonaws.com.',
    '*',
    'other.example, amazonaws.com',
    'other.example amazonaws.com',
    'amazonaws.com:443',
    ',,amazonaws.com,',
  ])('“%s” excepts AWS', async (exceptions) => {
    expect(await direct(exceptions)).toBe(true);
  });

  test.each([
    '',
    ',',
    '.',
    'aws.com',
    'zonaws.com',
    'amazonaws.com:8443',
    'us-east-1.amazonaws.com',
    '*.sts.eu-central-1.amazonaws.com.example',
    '10.0.0.0/8',
    'amazon',
  ])('“%s” does not', async (exceptions) => {
    expect(await direct(exceptions)).toBe(false);
  });

  test.each([
    ['10.1.2.3', 'https://10.1.2.3', true],
    ['10.1.2.3:8443', 'https://10.1.2.3', false],
    ['10.1.2.3:8443', 'https://10.1.2.3:8443', true],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.1.2.0/33', 'https://10.1.2.0', false],
    ['10.1.2.0/x', 'https://10.1.2.0', false],
    ['2.3', 'https://10.1.2.3', false],
    ['fd00::1', 'https://[fd00::1]', true],
    ['fd00:0:0::1', 'https://[fd00::1]', true],
    ['[fd00::1]', 'https://[fd00::1]', true],
    ['[fd00::1]:443', 'https://[fd00::1]', true],
    ['[fd00::1]:8443', 'https://[fd00::1]', false],
    ['fd00::/8', 'https://[fd12::7]', true],
    ['fd00::2', 'https://[fd00::1]', false],
  ])('“%s” for %s: %s', async (exceptions, address, expected) => {
    expect(await direct(exceptions, address)).toBe(expected);
  });

  test('says nothing of a proxy that was chosen here', async () => {
    const choice = { use: 'this one', address: proxy } as const;
    expect(await addressFor(aws, { choice, variables: { NO_PROXY: '*' } })).toBe(proxy);
  });
});

describe('the name and password of a proxy', () => {
  const signIn = async (address: string) => {
    const found = await route(aws, { variables: { HTTPS_PROXY: address } });
    const [, code = ''] = found?.authorization?.reveal().split(' ') ?? [];
    return { found, text: Buffer.from(code, 'base64').toString() };
  };

  test.each([
    ['http://joe:pass@proxy.example:8080', 'joe:pass'],
    ['joe:pass@proxy.example:8080', 'joe:pass'],
    ['http://joe:p%40ss%3Aword@proxy.example:8080', 'joe:p@ss:word'],
    ['http://joe:p@ss@proxy.example:8080', 'joe:p@ss'],
    ['http://joe:100%@proxy.example:8080', 'joe:100%'],
    ['http://joe:%zz%40%E4@proxy.example:8080', 'joe:%zz%40%E4'],
    ['http://joe@proxy.example:8080', 'joe:'],
    ['http://joe:@proxy.example:8080', 'joe:'],
    ['http://:pass@proxy.example:8080', ':pass'],
    // A name of a Windows domain (aws/aws-cli#868).
    ['http://DOM\\joe:pass@proxy.example:8080', 'DOM\\joe:pass'],
    ['DOM\\joe:pass@proxy.example:8080', 'DOM\\joe:pass'],
    ['http://DOM%5Cjoe:pass@proxy.example:8080', 'DOM\\joe:pass'],
    ['http://joe:pa\\ss@proxy.example:8080', 'joe:pa\\ss'],
    ['http://joe@corp.example:p@ss@proxy.example:8080', 'joe@corp.example:p@ss'],
    ['http://joe:a:b@proxy.example:8080', 'joe:a:b'],
    ['http://joe:p+w&s;d=[x]@proxy.example:8080', 'joe:p+w&s;d=[x]'],
    ['http://joe:pä ss@proxy.example:8080', 'joe:pä ss'],
    // carsonyl/pypac#49 has passwords that break an address.
    ['http://joe:@@@proxy.example:8080', 'joe:@@'],
    ['http://joe:\\@proxy.example:8080', 'joe:\\'],
    ['http://joe::@proxy.example:8080', 'joe::'],
    ['http://joe:www.example.com&foobar=@proxy.example:8080', 'joe:www.example.com&foobar='],
    ['http://toto:!@me@proxy.example:8080', 'toto:!@me'],
    ['http://joe:p%2Fs%23s%3Fs@proxy.example:8080', 'joe:p/s#s?s'],
  ])('are sent as they are meant: %s', async (address, expected) => {
    expect((await signIn(address)).text).toBe(expected);
  });

  test('stand neither in its address nor in anything that is printed', async () => {
    const { found } = await signIn('http://joe:canary@proxy.example:8080');
    expect(found?.address).toBe(proxy);
    expect(`${inspect(found, { depth: 9 })} ${JSON.stringify(found)}`).not.toMatch(
      new RegExp(`canary|${Buffer.from('joe:canary').toString('base64')}`, 'u'),
    );
  });

  test.each([
    ['socks5://joe:canary@proxy.example:1080', 'PROXY_NOT_USABLE'],
    ['SOCKS5h://joe:canary@proxy.example:1080', 'PROXY_NOT_USABLE'],
    ['http://joe:canary@', 'PROXY_ADDRESS_UNCLEAR'],
    ['http://joe:canary@proxy example', 'PROXY_ADDRESS_UNCLEAR'],
    ['http://joe:canary@proxy.example:99999', 'PROXY_ADDRESS_UNCLEAR'],
    [`http://joe:canary@${'a'.repeat(300)}.example`, 'PROXY_ADDRESS_UNCLEAR'],
    ['http://joe:canary@proxy.example\\:8080', 'PROXY_ADDRESS_UNCLEAR'],
    ['http://joe:canary@proxy%2Eexample:8080', 'PROXY_ADDRESS_UNCLEAR'],
  ])('stand in no failure: %s', async (address, code) => {
    const variables: Variables = { HTTPS_PROXY: address };
    const cause: unknown = await route(aws, { variables }).catch((thrown: unknown) => thrown);
    expect(cause).toBeInstanceOf(FailureError);
    expect(cause).toMatchObject({ failure: { code, setBy: 'HTTPS_PROXY' } });
    expect(inspect(cause, { depth: 9 })).not.toContain('canary');
  });

  // curl would look for a computer "joe", and send the request to any that answers to that name.
  test.each([
    'http://joe:12/34@proxy.example:8080',
    'http://joe:12?34@proxy.example:8080',
    'http://joe:12#34@proxy.example:8080',
    'joe:12/34@proxy.example:8080',
    // minishift/minishift#2283, Kong/insomnia#2512, carsonyl/pypac#49
    'http://joe:HashTag#Password@proxy.example:8080',
    'http://joe:p@ss#@proxy.example:8080',
    'http://joe:https://@proxy.example:8080',
    'http:/proxy.example:8080',
    'http:proxy.example:8080',
  ])('never make a computer of what is written in their place: %s', async (address) => {
    await expect(route(aws, { variables: { HTTPS_PROXY: address } })).rejects.toMatchObject({
      failure: { code: 'PROXY_ADDRESS_UNCLEAR', setBy: 'HTTPS_PROXY' },
    });
  });
});

test.each([
  ' http://proxy.example:8080 ',
  'HTTP://Proxy.Example:8080',
  'http://proxy.example:8080/',
  'http://proxy.example:8080/some/path?x#y',
  '//proxy.example:8080',
  '"http://proxy.example:8080"',
  "'proxy.example:8080'",
])('the address of a proxy is understood as people write it: %s', async (address) => {
  expect(await addressFor(aws, { variables: { HTTPS_PROXY: address } })).toBe(proxy);
});

test('a system with SOCKS proxies only is reported', async () => {
  await expect(route(aws, { system: 'SOCKS5 socks.example:1080' })).rejects.toMatchObject({
    failure: { code: 'PROXY_NOT_USABLE', setBy: 'system' },
  });
});
