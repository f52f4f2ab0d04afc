import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import { createNetwork } from '../../../main/aws/network/network.ts';
import type { Aws, AwsSession } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { defaultNetworkChoice, type NetworkChoice } from '../../../shared/settings/network.ts';
import { type AwsDouble, type IssuedKey, startAwsDouble } from '../../support/aws-double/index.ts';
import { certificateFile } from '../../support/network/certificates.ts';
import { type CountingFront, startCountingFront } from '../../support/network/counting-front.ts';
import { startProxy } from '../../support/network/proxy.ts';
import { startSecureFront } from '../../support/network/secure-front.ts';

let double: AwsDouble;
let front: CountingFront;
let keys: { readonly old: IssuedKey; readonly other: IssuedKey };
let aws: Aws;
let choice: NetworkChoice;

beforeEach(async () => {
  double = await startAwsDouble();
  front = await startCountingFront(Number(new URL(double.url).port));
  const joe = double.addUser({ account: '210000000001', name: 'joebloggs', path: '/team/' });
  const ann = double.addUser({ account: '210000000001', name: 'ann', path: '/' });
  keys = { old: joe.addKey(), other: ann.addKey() };
  choice = { ...defaultNetworkChoice, proxy: { use: 'none' } };
  aws = createAws(
    createNetwork({
      choice: () => choice,
      variables: {},
      systemProxy: () => Promise.resolve('DIRECT'),
    }),
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  await front.close();
  await double.close();
});

type ConnectionChange = { readonly endpoint?: string; readonly caBundle?: string };

function session(
  { id, secret }: IssuedKey,
  { endpoint = `http://127.0.0.1:${front.port}`, ...further }: ConnectionChange = {},
): AwsSession {
  const connection = { region: 'eu-central-1', iamEndpoint: endpoint, stsEndpoint: endpoint };
  return aws.session({
    pair: { id, secret: new Secret(secret) },
    connection: { ...connection, ...further },
  });
}

/** Asks IAM and STS, and gives the session back. */
async function askedAndEnded(opened: AwsSession): Promise<void> {
  await opened.identity();
  await opened.listKeys('joebloggs').catch(() => undefined);
  opened.end();
}

test('the old key and the new one ask over the same connection, and each signs for itself', async () => {
  await askedAndEnded(session(keys.old));
  const other = session(keys.other);
  expect(await other.identity()).toMatchObject({ userName: 'ann' });
  expect(front.made()).toBe(1);
  const { old } = keys;
  expect(double.log.map(({ signedBy }) => signedBy)).toEqual([old.id, old.id, keys.other.id]);
  other.end();
});

test('behind TLS and a proxy, too, one tunnel serves both keys', async () => {
  const secure = await startSecureFront(front.port);
  const proxy = await startProxy();
  const certificates = certificateFile('authority');
  choice = { ...choice, certificates, proxy: { use: 'this one', address: proxy.address } };
  const endpoint = `https://aws.test:${secure.port}`;
  await askedAndEnded(session(keys.old, { endpoint }));
  const other = session(keys.other, { endpoint });
  expect(await other.identity()).toMatchObject({ userName: 'ann' });
  expect(proxy.opened()).toBe(1);
  other.end();
  await proxy.close();
  await secure.close();
});

test('CreateAccessKey has a connection that nothing else was or will be asked over', async () => {
  const opened = session(keys.old);
  await opened.listKeys('joebloggs');
  expect(await opened.createKey('joebloggs')).toMatchObject({ kind: 'made' });
  await expect.poll(() => front.open()).toBe(1);
  const [before, creation] = double.log.map(({ connection }) => connection);
  expect(creation).not.toBe(before);
  await askedAndEnded(session(keys.other));
  const others = double.log.filter(({ action }) => action !== 'CreateAccessKey');
  expect(new Set(others.map(({ connection }) => connection))).toEqual(new Set([before]));
  opened.end();
});

test('what goes by another file of certificates has connections of its own', async () => {
  await askedAndEnded(session(keys.old));
  await askedAndEnded(session(keys.old, { caBundle: certificateFile('authority') }));
  expect(front.made()).toBe(2);
});

test('a session that ends leaves the other one its connection; after the last, none is open', async () => {
  const one = session(keys.old);
  const two = session(keys.other);
  await one.identity();
  one.end();
  // Longer than an ended session is kept.
  for (let turn = 0; turn < 5; turn += 1) {
    await pause(500);
    await two.identity();
  }
  expect(front.made()).toBe(1);
  two.end();
  await vi.waitFor(
    () => {
      expect(front.open()).toBe(0);
    },
    { timeout: 2_500 },
  );
});

test('a connection that nothing uses is closed after two seconds, whoever has a session still', async () => {
  const opened = session(keys.old);
  await opened.identity();
  await pause(1_500);
  expect(front.open()).toBe(1);
  await pause(800);
  expect(front.open()).toBe(0);
  opened.end();
});

test('a request over a kept connection may be answered late', async () => {
  const opened = session(keys.old);
  await opened.identity();
  double.behave({ kind: 'delay', milliseconds: 2_500, moment: 'before' });
  expect(await opened.identity()).toMatchObject({ userName: 'joebloggs' });
  expect(front.made()).toBe(1);
  opened.end();
});

test('a proxy chosen meanwhile is used by whoever asks all the time, ten seconds later at most', async () => {
  const real = performance.now.bind(performance);
  let passed = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => real() + passed);
  const proxies = [await startProxy(), await startProxy()] as const;
  const [former, chosen] = proxies;
  choice = { ...choice, proxy: { use: 'this one', address: former.address } };
  const opened = session(keys.old, { endpoint: `http://aws.test:${front.port}` });
  await opened.identity();
  choice = { ...choice, proxy: { use: 'this one', address: chosen.address } };
  passed = 9_000;
  await opened.identity();
  expect([former.opened(), chosen.opened()]).toEqual([1, 0]);
  passed = 10_000;
  // The last by the old way, which is not kept any more.
  await opened.identity();
  await opened.identity();
  expect([former.opened(), chosen.opened()]).toEqual([1, 1]);
  opened.end();
  await Promise.all(proxies.map(({ close }) => close()));
});

test.each([
  ['while nothing is asked', () => front.closeAll()],
  ['in the moment of the next request', () => front.closeWithNextRequest()],
] as const)('a kept connection that AWS closes %s fails nobody who only asks', async (_, close) => {
  await askedAndEnded(session(keys.old));
  close();
  const other = session(keys.other);
  expect(await other.identity()).toMatchObject({ userName: 'ann' });
  expect(front.made()).toBe(2);
  other.end();
});
