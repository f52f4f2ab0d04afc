import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { startLocalServer } from '../../support/network/local-server.ts';
import { sceneForEachTest } from './scene.ts';

const run = promisify(execFile);
const scene = sceneForEachTest();

/** A proxy that lets nothing through, and keeps what it was told. */
async function startListener() {
  const told: (string | undefined)[] = [];
  const server = createServer();
  server.on('connect', ({ headers }, client: Duplex) => {
    told.push(headers['proxy-authorization']);
    client.on('error', () => undefined);
    client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
  });
  return { ...(await startLocalServer(server)), told };
}

const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

describe.runIf(hasCurl)('a proxy is told what curl tells it', () => {
  test.each([
    'http://DOM\\joe:pw@HERE',
    'DOM\\joe:pw@HERE',
    'http://DOM%5Cjoe:pw@HERE',
    'http://joe:p%40ss@HERE',
    'http://joe:100%@HERE',
    'http://joe:p+w[x]&y@HERE',
    'http://joe:@HERE',
    'http://:pw@HERE',
    'http://joe:a:b@HERE/some/path',
    'HERE',
  ])('%s', async (written) => {
    const { plain, session, closing } = scene();
    const proxy = await closing(startListener());
    const address = written.replace('HERE', `127.0.0.1:${proxy.port}`);
    const target = `http://aws.test:${plain}`;
    await run('curl', ['-sp', '--noproxy', '', '-m', '5', '-x', address, target]).catch(() => '');
    await session(target, { variables: { HTTP_PROXY: address } })
      .identity()
      .catch(() => undefined);
    const [byCurl, byUs] = proxy.told;
    expect(proxy.told.length).toBeGreaterThanOrEqual(2);
    expect(byUs).toBe(byCurl);
  });
});
