import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { channelOf } from '../../../shared/contract/channels.ts';
import type { RunningApplication } from '../../support/application.ts';
import { weakened } from '../../support/attacks/weakened.ts';
import { collectProcessTexts } from '../../support/process-texts.ts';
import { searchForSecrets } from '../../support/secret-search.ts';
import { expectNoSecretOutside } from '../support/no-secret-outside.ts';
import { newKeyOf, openScene, type Scene } from '../support/scene.ts';

let scene: Scene | undefined;

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

/** A text like a secret, which is planted in each place: the search has to find it there. */
function canary(): string {
  return `${randomBytes(15).toString('base64')}+/${randomBytes(12).toString('base64')}`.slice(
    0,
    40,
  );
}

async function found(secrets: readonly string[], text: string): Promise<readonly string[]> {
  const { findings } = await searchForSecrets(secrets, { folders: [], texts: { here: text } });
  return findings.map(({ form }) => form);
}

/** Finds what was planted, and nothing of what is secret. */
async function expectOnlyPlanted(
  text: string,
  planted: string,
  secrets: readonly string[],
): Promise<void> {
  expect(await found([planted], text)).toContain('raw');
  expect(await found(secrets, text)).toEqual([]);
}

function clipboardOf({ app }: RunningApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}

/** Adds a key from the clipboard, rotates it, and hands the new one out. */
async function liveThrough(here: Scene, keyturn: RunningApplication, page: Page): Promise<void> {
  const { id, secret } = here.oldKey;
  await keyturn.app.evaluate(
    async ({ clipboard }, text) => clipboard.writeText(text),
    `Access key ID: ${id}\nSecret access key: ${secret}\n`,
  );
  await page.getByRole('button', { name: 'Add access key' }).click();
  await page.getByRole('button', { name: 'Paste from clipboard' }).click();
  await page.getByText('AWS knows this key').waitFor();
  await page.getByRole('button', { name: 'Add to my profiles' }).click();
  await page.getByRole('button', { name: 'Rotate default now' }).click();
  await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
  await page.getByRole('radio', { name: 'Also elsewhere' }).click();
  await page.getByText('Where else is this key?').click();
  await page.getByLabel('Form').selectOption('env file');
  await page.getByRole('button', { name: 'Copy for 60 seconds' }).click();
  await page.getByRole('timer').waitFor();
}

async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

type Traffic = { readonly fromPage: string; readonly toPage: string };

async function trafficOf({ app }: RunningApplication): Promise<Traffic> {
  const text = await app.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'keyturnTraffic')));
  const recorded: { readonly fromPage: string[]; readonly toPage: string[] } = JSON.parse(text);
  return { fromPage: recorded.fromPage.join('\n'), toPage: recorded.toPage.join('\n') };
}

test('a key is added, rotated and handed out: no secret in messages, page, processes and dumps, nor in the clipboard after its time', async () => {
  const here = await openScene();
  scene = here;
  await rm(dirname(here.file), { recursive: true });
  const recording = { KEYTURN_TEST_RECORD: 'traffic', KEYTURN_TEST_MINUTES: 'short' };
  const keyturn = await here.start(weakened([], recording));
  const page = await keyturn.page();
  const planted = canary();
  const processes = collectProcessTexts(keyturn.process.pid ?? 0);
  await liveThrough(here, keyturn, page);
  const secrets = here.aws.issuedSecrets();
  expect(secrets.length).toBeGreaterThanOrEqual(2);

  // The clipboard holds it for a minute, and the search sees that.
  const newSecret = here.aws.secretOf(newKeyOf(here));
  expect(await found([newSecret], await clipboardOf(keyturn))).toContain('raw');
  await expect.poll(() => clipboardOf(keyturn)).toBe('');

  // A child as a careless program would start it.
  await keyturn.app.evaluate((_electron, word) => {
    const { spawn } = process.getBuiltinModule('node:child_process');
    spawn('sh', ['-c', 'sleep 5', word], { stdio: 'ignore' });
    spawn('sleep', ['5'], { stdio: 'ignore', env: { PATH: process.env['PATH'], WORD: word } });
  }, planted);
  await expect.poll(processes.now).toContain(`sleep 5\0${planted}`);
  await expect.poll(processes.now).toContain(`WORD=${planted}`);
  const { text, processes: count } = await processes.stop();
  expect(count).toBeGreaterThanOrEqual(5);
  await expectOnlyPlanted(text, planted, secrets);

  // Messages: what the page says, and what it is told.
  await page.evaluate(
    `window.keyturn.profiles.nameAccount({ account: '210000000001', name: ${JSON.stringify(planted)} })`,
  );
  await expect.poll(async () => (await trafficOf(keyturn)).toPage).toContain(planted);
  const { fromPage, toPage } = await trafficOf(keyturn);
  expect(fromPage).toContain(channelOf('handout.copy'));
  expect(toPage).toContain(channelOf('snapshot.onChange'));
  await expectOnlyPlanted(fromPage, planted, secrets);
  await expectOnlyPlanted(toPage, planted, secrets);

  // The page's memory holds the account's name by now.
  await expectOnlyPlanted(await heapOf(page), planted, secrets);

  // A crash leaves nothing behind that tells.
  const dumps = await keyturn.app.evaluate(({ app }) => app.getPath('crashDumps'));
  await mkdir(dumps, { recursive: true });
  await writeFile(join(dumps, 'planted'), planted);
  await keyturn.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  process.kill(keyturn.process.pid ?? 0, 'SIGSEGV');
  await expect.poll(() => keyturn.process.exitCode ?? keyturn.process.signalCode).not.toBeNull();
  const folders = [dumps];
  expect((await searchForSecrets([planted], { folders, texts: {} })).findings).not.toEqual([]);
  expect((await searchForSecrets(secrets, { folders, texts: {} })).findings).toEqual([]);
  await expectNoSecretOutside(here);
});
