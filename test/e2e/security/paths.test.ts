import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import { type Defence, weakened } from '../../support/attacks/weakened.ts';
import { openScene, type Scene } from '../support/scene.ts';

const stolen = 'globalThis.stolen = true;';

let scene: Scene;
let root: string;

/** An installation of its own, with what is worth stealing beside the window's files and behind a link. */
beforeAll(async () => {
  scene = await openScene();
  root = join(scene.desktop.home, 'installed');
  const renderer = join(root, 'out', 'renderer');
  await mkdir(root);
  await cp(join(checkoutRoot, 'out'), join(root, 'out'), { recursive: true });
  await writeFile(join(root, 'out', 'beside.js'), stolen);
  await writeFile(join(renderer, 'notes.txt'), stolen);
  await mkdir(join(root, 'out', 'renderer-backup'));
  await writeFile(join(root, 'out', 'renderer-backup', 'old.js'), stolen);
  await symlink(join(root, 'out', 'beside.js'), join(renderer, 'link.js'));
  await symlink(join(root, 'out'), join(renderer, 'linked-folder'));
});

afterAll(async () => {
  await scene?.close();
});

const addresses = [
  'app://keyturn/..%2fbeside.js',
  'app://keyturn/assets/..%2f..%2fbeside.js',
  'app://keyturn/%2e%2e%2fbeside.js',
  'app://keyturn/..%5cbeside.js',
  'app://keyturn/assets%5c..%5c..%5cbeside.js',
  'app://keyturn/..%2frenderer-backup%2fold.js',
  'app://keyturn/link.js',
  'app://keyturn/linked-folder/beside.js',
  'app://elsewhere/..%2fbeside.js',
  'app://elsewhere/link.js',
  'app://keyturn/notes.txt',
] as const;

/** These get nowhere in any case: Chromium or the system takes them as something else. */
const hopeless = [
  'app://keyturn/../beside.js',
  'app://keyturn/%2e%2e/beside.js',
  'app://keyturn/..%252fbeside.js',
  'app://keyturn/..%2fbeside.js%00.html',
  'app://keyturn/%ff.js',
  'app://keyturn//etc/passwd',
  'app://keyturn/',
] as const;

/** The addresses behind which the page's session finds what is worth stealing. */
async function stealing(
  list: readonly string[],
  without: readonly Defence[],
): Promise<readonly string[]> {
  const keyturn = await scene.start(weakened(without, { KEYTURN_TEST_ROOT: root }));
  await keyturn.page();
  const found = await keyturn.app.evaluate(
    async ({ BrowserWindow }, { asked, words }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const results: string[] = [];
      for (const address of asked) {
        const answer = await session?.fetch(address).catch(() => undefined);
        if ((await answer?.text())?.includes(words) === true) results.push(address);
      }
      const own = await session?.fetch('app://keyturn/index.html');
      return own?.status === 200 ? results : ['the window’s own page is missing'];
    },
    { asked: list, words: stolen },
  );
  await keyturn.kill();
  return found;
}

test('no address leads out of the folder of the window', async () => {
  expect(await stealing([...addresses, ...hopeless], [])).toEqual([]);
});

test('control: a server that joins paths gives everything away', async () => {
  expect(await stealing(addresses, ['paths', 'requests', 'direct connections'])).toEqual(addresses);
});
