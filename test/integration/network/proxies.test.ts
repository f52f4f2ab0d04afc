import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { closedPort } from '../../support/network/local-server.ts';
import { startBabbler, startProxy } from '../../support/network/proxy.ts';
import { failureOfCall } from '../aws/scene.ts';
import { sceneForEachTest, trusting } from './scene.ts';

// A name that exists nowhere: whatever answers was reached through a proxy, which leads it back to this machine.
const scene = sceneForEachTest();

describe('a proxy that lets through', () => {
  test.each(['http', 'https'] as const)('whole signed requests pass, to %s', async (kind) => {
    const { double, user, key, plain, secure, session, closing } = scene();
    const proxy = await closing(startProxy());
    const target = `aws.test:${kind === 'https' ? secure : plain}`;
    const opened = session(`${kind}://${target}`, {
      choice: trusting,
      variables: { [`${kind}_proxy`]: proxy.address },
    });
    expect(await opened.identity()).toMatchObject({ userId: user.userId });
    expect(await opened.listKeys('joebloggs')).toMatchObject([{ id: key.id }]);
    expect(await opened.createKey('joebloggs')).toMatchObject({ kind: 'made' });
    expect(double.keysOf(user)).toHaveLength(2);
    expect(new Set(proxy.asked)).toEqual(new Set([target]));
  });

  test('behind TLS itself: its certificate counts too, for plain endpoints as well', async () => {
    const { user, plain, secure, session, closing } = scene();
    const proxy = await closing(startProxy({ isSecure: true }));
    const variables = { HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address };
    for (const endpoint of [`http://aws.test:${plain}`, `https://aws.test:${secure}`]) {
      expect(await session(endpoint, { choice: trusting, variables }).identity()).toMatchObject({
        userId: user.userId,
      });
      expect(await failureOfCall(session(endpoint, { variables }).identity())).toMatchObject({
        code: 'CERTIFICATE_NOT_TRUSTED',
        host: proxy.address,
      });
    }
  });

  test('the server behind it is judged by its own name, a number too', async () => {
    const { user, secure, session, closing } = scene();
    const proxy = await closing(startProxy({ leadsTo: secure }));
    const way = {
      choice: { ...trusting, proxy: { use: 'this one', address: proxy.address } },
    } as const;
    expect(await session(`https://aws.test:${secure}`, way).identity()).toMatchObject({
      userId: user.userId,
    });
    // The certificate holds the proxy's own number, 127.0.0.1: it must not pass for that of the server behind it.
    for (const host of ['other.test', '10.9.8.7']) {
      expect(await failureOfCall(session(`https://${host}:443`, way).identity())).toMatchObject({
        code: 'CERTIFICATE_NOT_TRUSTED',
        systemName: 'ERR_TLS_CERT_ALTNAME_INVALID',
      });
    }
  });

  test('that the system names is taken', async () => {
    const { user, plain, session, closing } = scene();
    const proxy = await closing(startProxy());
    const system = `PROXY 127.0.0.1:${proxy.port}; DIRECT`;
    expect(await session(`http://aws.test:${plain}`, { system }).identity()).toMatchObject({
      userId: user.userId,
    });
  });

  test('is not asked for this computer itself', async () => {
    const { user, plain, session, closing } = scene();
    const proxy = await closing(startProxy({ answers: 'HTTP/1.1 403 Forbidden\r\n\r\n' }));
    const variables = { HTTP_PROXY: proxy.address };
    expect(await session(`http://127.0.0.1:${plain}`, { variables }).identity()).toMatchObject({
      userId: user.userId,
    });
    expect(proxy.asked).toEqual([]);
  });
});

describe('a proxy that asks for a name and password', () => {
  test('gets those of the variable, and nobody else does', async () => {
    const { user, double, plain, session, closing } = scene();
    const proxy = await closing(startProxy({ signIn: 'joe:c@n:ary' }));
    const variables = { HTTP_PROXY: `http://joe:c%40n%3Aary@127.0.0.1:${proxy.port}` };
    expect(await session(`http://aws.test:${plain}`, { variables }).identity()).toMatchObject({
      userId: user.userId,
    });
    expect(proxy.sent().toLowerCase()).not.toContain('proxy-authorization');
    expect(double.log).toHaveLength(1);
  });

  test.each([
    ['without them', ''],
    ['with others', 'joe:canary@'],
  ])('is named, %s', async (_, userinfo) => {
    const { double, plain, session, closing } = scene();
    const proxy = await closing(startProxy({ signIn: 'joe:right' }));
    const variables = { HTTP_PROXY: `http://${userinfo}127.0.0.1:${proxy.port}` };
    const cause: unknown = await session(`http://aws.test:${plain}`, { variables })
      .identity()
      .catch((thrown: unknown) => thrown);
    expect(cause).toMatchObject({ failure: { code: 'PROXY_SIGN_IN', host: proxy.address } });
    expect(inspect(cause, { depth: 9 })).not.toMatch(/canary|am9lOmNhbmFyeQ/u);
    expect(double.log).toHaveLength(0);
    expect(proxy.asked).toHaveLength(1);
  });
});

describe('a proxy that does not let through is named, and CreateAccessKey was never sent', () => {
  test.each([
    [
      'refuses',
      'HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\nno AWS',
      'PROXY_REFUSED',
      'HTTP 403',
    ],
    ['does not find AWS', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', 'PROXY_REFUSED', 'HTTP 502'],
    [
      'leads elsewhere',
      'HTTP/1.1 302 Found\r\nLocation: http://x.example\r\n\r\n',
      'PROXY_REFUSED',
      'HTTP 302',
    ],
    ['says nothing', '', 'PROXY_NOT_REACHED', 'ECONNRESET'],
    ['breaks off', 'HTTP/1.1 200 Connec', 'PROXY_NOT_REACHED', 'ECONNRESET'],
    ['says nonsense', 'no such thing\r\n\r\n', 'PROXY_NOT_REACHED', 'HPE_INVALID_CONSTANT'],
  ] as const)('it %s', async (_, answers, code, systemName) => {
    const { double, user, plain, session, closing } = scene();
    const proxy = await closing(startProxy({ answers }));
    const opened = session(`http://aws.test:${plain}`, {
      variables: { HTTP_PROXY: proxy.address },
    });
    expect(await failureOfCall(opened.identity())).toMatchObject({
      code,
      host: proxy.address,
      systemName,
    });
    expect(await opened.createKey('joebloggs')).toEqual({
      kind: 'refused',
      failure: { code, host: proxy.address, systemName, action: 'CreateAccessKey' },
    });
    expect(double.log).toHaveLength(0);
    expect(double.keysOf(user)).toHaveLength(1);
    expect(proxy.asked).toHaveLength(2);
  });

  test('it is down', async () => {
    const { plain, session } = scene();
    const address = `http://127.0.0.1:${await closedPort(createServer())}`;
    const opened = session(`http://aws.test:${plain}`, { variables: { HTTP_PROXY: address } });
    expect(await opened.createKey('joebloggs')).toMatchObject({
      kind: 'refused',
      failure: { code: 'PROXY_NOT_REACHED', host: address, systemName: 'ECONNREFUSED' },
    });
  });

  test('it has no address', async () => {
    const { plain, session } = scene();
    const variables = { HTTP_PROXY: 'http://joe:canary@proxy.invalid:8080' };
    const answer = await session(`http://aws.test:${plain}`, { variables }).createKey('joebloggs');
    expect(answer).toMatchObject({
      kind: 'refused',
      failure: { code: 'PROXY_NOT_REACHED', host: 'http://proxy.invalid:8080' },
    });
    expect(inspect(answer)).not.toContain('canary');
  });

  test.each([
    'SSH-2.0-OpenSSH_9.2\r\n',
    '\u0015\u0003\u0001\u0000\u0002\u0002\u0016',
    '220 mail\r\n',
  ])('something that is no proxy listens there', async (words) => {
    const { plain, session, closing } = scene();
    const { port } = await closing(startBabbler(words));
    const variables = { HTTP_PROXY: `http://127.0.0.1:${port}` };
    const opened = session(`http://aws.test:${plain}`, { variables });
    expect(await failureOfCall(opened.identity())).toMatchObject({ code: 'PROXY_NOT_REACHED' });
  });

  test('it hangs: it is given up, and what it opens later is not used', async () => {
    const { double, user, plain, session, closing } = scene();
    const proxy = await closing(startProxy({ late: 5_500 }));
    const opened = session(`http://aws.test:${plain}`, {
      variables: { HTTP_PROXY: proxy.address },
    });
    const began = performance.now();
    expect(await opened.createKey('joebloggs')).toMatchObject({
      kind: 'refused',
      failure: { code: 'PROXY_NOT_REACHED', systemName: 'ETIMEDOUT' },
    });
    expect(performance.now() - began).toBeLessThan(5_200);
    await expect.poll(() => proxy.opened(), { timeout: 5_000 }).toBe(1);
    expect(proxy.sent()).toBe('');
    expect(double.keysOf(user)).toHaveLength(1);
  });
});
