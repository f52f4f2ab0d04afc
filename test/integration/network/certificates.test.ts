import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { certificateFile } from '../../support/network/certificates.ts';
import { startSecureFront } from '../../support/network/secure-front.ts';
import { failureOfCall } from '../aws/scene.ts';
import { authority, networkOf, sceneForEachTest, trusting, type Way } from './scene.ts';

const scene = sceneForEachTest();
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-certificates-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function written(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

function identityBy(way: Way) {
  return scene().session(`https://localhost:${scene().secure}`, way).identity();
}

describe('AWS behind TLS', () => {
  test.each<[string, Way]>([
    ['chosen in the settings', { choice: trusting }],
    ['named by AWS_CA_BUNDLE or ca_bundle', { caBundle: authority }],
    ['named by NODE_EXTRA_CA_CERTS', { variables: { NODE_EXTRA_CA_CERTS: authority } }],
  ])('is trusted with the file of certificates %s', async (_, way) => {
    expect(await identityBy(way)).toMatchObject({ userId: scene().user.userId });
  });

  test('is not trusted without it, and CreateAccessKey was never sent', async () => {
    const { double, secure, session } = scene();
    const opened = session(`https://localhost:${secure}`);
    expect(await failureOfCall(opened.identity())).toMatchObject({
      code: 'CERTIFICATE_NOT_TRUSTED',
    });
    expect(await opened.createKey('joebloggs')).toMatchObject({
      kind: 'refused',
      failure: { code: 'CERTIFICATE_NOT_TRUSTED' },
    });
    expect(double.log).toHaveLength(0);
  });

  test('is not trusted with a certificate that is out of date', async () => {
    const { plain, session, closing } = scene();
    const { port } = await closing(startSecureFront(plain, { isExpired: true }));
    const call = session(`https://localhost:${port}`, { choice: trusting }).identity();
    expect(await failureOfCall(call)).toMatchObject({
      code: 'CERTIFICATE_NOT_TRUSTED',
      systemName: 'CERT_HAS_EXPIRED',
    });
  });
});

describe('a file of certificates', () => {
  test('may hold several, with words between them', async () => {
    const other = tls.rootCertificates[0] ?? '';
    const text = `# one\r\n${other}\r\n# ours\n${await readFile(authority, 'utf8')}`;
    expect(await identityBy({ caBundle: await written('several.pem', text) })).toBeDefined();
  });

  test('may be one certificate as Windows writes it', async () => {
    const der = new X509Certificate(await readFile(authority)).raw;
    expect(await identityBy({ caBundle: await written('authority.cer', der) })).toBeDefined();
  });

  test('counts at once when it changes', async () => {
    const caBundle = await written('changing.pem', tls.rootCertificates[0] ?? '');
    const way = { caBundle };
    const network = networkOf(way);
    const trusts = async () => {
      const secureContext = await network.guide(caBundle).trust();
      const socket = tls.connect({ port: scene().secure, host: '127.0.0.1', secureContext });
      return new Promise<boolean>((resolve) => {
        socket.once('secureConnect', () => resolve(true));
        socket.once('error', () => resolve(false));
      }).finally(() => socket.destroy());
    };
    expect(await trusts()).toBe(false);
    await writeFile(caBundle, await readFile(authority));
    expect(await trusts()).toBe(true);
  });

  test.each<[string, string | Buffer]>([
    ['is empty', ''],
    ['holds something else', 'hello'],
    ['holds a key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
    ['holds a broken one', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
    ['is far too long', Buffer.alloc(5 * 1024 * 1024, '\n')],
  ])('that %s is told, and nothing is asked', async (_, content) => {
    const path = await written('wrong.pem', content);
    const { double, secure, session } = scene();
    const opened = session(`https://localhost:${secure}`, { caBundle: path });
    const failure = { code: 'CERTIFICATES_NOT_READABLE', path };
    expect(await failureOfCall(opened.identity())).toMatchObject(failure);
    expect(await opened.createKey('joebloggs')).toMatchObject({ kind: 'refused', failure });
    expect(double.log).toHaveLength(0);
    await expect(networkOf({}).requireCertificates(path)).rejects.toMatchObject({ failure });
  });

  test('that is not there, a folder, or a pipe that nobody writes to is told, too', async () => {
    const missing = join(folder, 'missing.pem');
    const pipe = join(folder, 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    await expect(networkOf({}).requireCertificates(missing)).rejects.toMatchObject({
      failure: { code: 'CERTIFICATES_NOT_READABLE', systemName: 'ENOENT' },
    });
    for (const path of [folder, pipe]) {
      await expect(networkOf({}).requireCertificates(path)).rejects.toMatchObject({
        failure: { code: 'CERTIFICATES_NOT_READABLE', path },
      });
    }
  });

  test('of NODE_EXTRA_CA_CERTS that can’t be read is left out, as Node leaves it out', async () => {
    const variables = { NODE_EXTRA_CA_CERTS: join(folder, 'missing.pem') };
    expect(await identityBy({ choice: trusting, variables })).toBeDefined();
  });
});

test('the certificates of the tests are good for as long as there are tests', async () => {
  const validTo = async (name: Parameters<typeof certificateFile>[0]) =>
    new Date(new X509Certificate(await readFile(certificateFile(name))).validTo).getFullYear();
  expect(await validTo('authority')).toBeGreaterThan(2100);
  expect(await validTo('server')).toBeGreaterThan(2100);
  expect(await validTo('expired')).toBe(2020);
});
