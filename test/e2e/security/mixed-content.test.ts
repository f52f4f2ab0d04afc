import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import { startListener, type Listener } from '../../support/attacks/listener.ts';
import { type Defence, weakened } from '../../support/attacks/weakened.ts';
import { openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let thief: Listener;
let secure: Server;

// Not an address of this computer, which Chromium trusts by http as well.
const somewhere = 'elsewhere.test';

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

beforeAll(async () => {
  scene = await openScene();
  thief = await startListener();
  const folder = join(checkoutRoot, 'test', 'support', 'certificates');
  const [cert, key] = await Promise.all([
    readFile(join(folder, 'server.pem')),
    readFile(join(folder, 'server-key.pem')),
  ]);
  const script = `${thief.address.replace('127.0.0.1', somewhere)}/insecure`;
  secure = createServer({ cert, key }, (_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<title>secure</title><script src="${script}"></script>`);
  });
  secure.listen(0, '127.0.0.1');
  await once(secure, 'listening');
});

beforeEach(() => {
  thief.forget();
});

afterAll(async () => {
  secure?.closeAllConnections();
  secure?.close();
  await thief?.close();
  await scene?.close();
});

/** What is fetched by http for a page that came by https, were one ever shown in our window. */
async function fetchedByHttp(without: readonly Defence[]): Promise<readonly string[]> {
  const keyturn = await scene.start({
    ...weakened(['requests', 'direct connections', ...without]),
    arguments: [`--host-resolver-rules=MAP ${somewhere} 127.0.0.1`, '--ignore-certificate-errors'],
  });
  await keyturn.page();
  const title = await keyturn.app.evaluate(
    async ({ BrowserWindow }, address) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents;
      await page?.loadURL(address);
      return page?.getTitle();
    },
    `https://${somewhere}:${portOf(secure)}/`,
  );
  expect(title).toBe('secure');
  await thief.mark();
  const seen = thief.seen();
  await keyturn.kill();
  return seen;
}

test('a page by https gets no script by http, were one ever shown', async () => {
  expect(await fetchedByHttp([])).toEqual([]);
});

test('control: where insecure content may run, the script is fetched', async () => {
  expect(await fetchedByHttp(['mixed content'])).toEqual(['/insecure']);
});
