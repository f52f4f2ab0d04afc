import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { type Defence, weakened } from '../../support/attacks/weakened.ts';
import { openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let opened: string;

beforeAll(async () => {
  scene = await openScene();
  opened = join(scene.desktop.home, 'opened.txt');
  // In the place of the system's tool that opens a browser.
  const tools = join(scene.desktop.home, 'tools');
  await mkdir(tools);
  await writeFile(join(tools, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${opened}'\n`, {
    mode: 0o755,
  });
});

afterAll(async () => {
  await scene?.close();
});

function startWithout(without: readonly Defence[]): Promise<RunningApplication> {
  const searched = `${join(scene.desktop.home, 'tools')}:${scene.desktop.env['PATH'] ?? ''}`;
  return scene.start(weakened(without, { PATH: searched }));
}

async function openedNow(): Promise<readonly string[]> {
  const text = await readFile(opened, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

const strange = [
  'https://example.com/',
  'file:///etc/passwd',
  'app://keyturn/index.html',
  'smb://thief.example/share',
  'https://docs.aws.amazon.com.example.com/',
] as const;

test('the page opens what the table names, and no address', async () => {
  const keyturn = await startWithout([]);
  const page = await keyturn.page();
  const replies = await page.evaluate(
    `Promise.all(${JSON.stringify([...strange, '__proto__', 'constructor'])}.map((guide) => window.keyturn.help.openGuide({ guide })))`,
  );
  expect(replies).toEqual(
    Array.from({ length: strange.length + 2 }, () => ({
      ok: false,
      failure: { code: 'BAD_REQUEST' },
    })),
  );
  await page.evaluate(`window.keyturn.help.openGuide({ guide: 'access keys' })`);
  await expect
    .poll(openedNow)
    .toEqual(['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html']);
  await keyturn.kill();
});

test('control: a handler that takes addresses opens every one of them', async () => {
  const keyturn = await startWithout(['table of guides']);
  const page = await keyturn.page();
  for (const guide of strange) {
    await page.evaluate(`window.keyturn.help.openGuide({ guide: ${JSON.stringify(guide)} })`);
  }
  await expect.poll(openedNow).toEqual(expect.arrayContaining([...strange]));
  await keyturn.kill();
});
