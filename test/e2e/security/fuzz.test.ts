import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { callNames, channelOf, type MessageName } from '../../../shared/contract/channels.ts';
import { everyMessage } from '../../../shared/contract/contract.ts';
import { fuzzer } from '../../support/attacks/fuzz.ts';
import { weakened } from '../../support/attacks/weakened.ts';
import { until } from '../../support/desktop/until.ts';
import { fileNow, itemOf, openScene, type Scene } from '../support/scene.ts';

const seed = 20_260_705;
const count = 10_000;
// In ms.
const STILL = 1_000;

let scene: Scene | undefined;

afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

/** What came of the messages, counted where they were sent. */
type Outcome = {
  readonly refused: number;
  readonly withoutHandler: number;
  readonly sent: number;
  readonly others: readonly string[];
};

/** A preload beside Keyturn's own: it has the raw channel, as a page that broke out into its preload would. */
function preloadText(): string {
  return `const { contextBridge, ipcRenderer } = require('electron');
const fuzzer = ${fuzzer.toString()};
contextBridge.exposeInMainWorld('attack', async () => {
  const next = fuzzer(${seed}, ${JSON.stringify(callNames)});
  const outcome = { refused: 0, withoutHandler: 0, sent: 0, others: [] };
  const tell = (text) => { if (outcome.others.length < 10) outcome.others.push(text); };
  let pending = [];
  for (let number = 0; number < ${count}; number += 1) {
    const { way, channel, values } = next();
    if (way === 'send') { ipcRenderer.send(channel, ...values); outcome.sent += 1; continue; }
    pending.push(ipcRenderer.invoke(channel, ...values).then(
      (reply) => {
        if (reply && reply.ok === false && reply.failure.code === 'BAD_REQUEST') outcome.refused += 1;
        else tell(channel + ' answered ' + JSON.stringify(reply));
      },
      (cause) => {
        if (/No handler registered/.test(cause.message)) outcome.withoutHandler += 1;
        else tell(channel + ' threw ' + cause.message);
      },
    ));
    if (pending.length === 100) { await Promise.all(pending); pending = []; }
  }
  await Promise.all(pending);
  return outcome;
});
`;
}

/** Every file that Keyturn keeps but its log, and those of AWS, in one number. */
async function diskNow({ userData, file }: Scene): Promise<string> {
  const hash = createHash('sha256').update(await readFile(file));
  for (const name of ['settings.json', 'history.jsonl']) {
    hash.update(name).update(await readFile(join(userData, name)).catch(() => 'none'));
  }
  const journal = await readdir(join(userData, 'journal')).catch(() => []);
  return hash.update(journal.join()).digest('hex');
}

async function refusalsInLog({ userData }: Scene): Promise<number> {
  const logs = join(userData, 'logs');
  const files = await readdir(logs);
  const texts = await Promise.all(files.map((name) => readFile(join(logs, name), 'utf8')));
  return texts.join('').split('a message that does not fit the contract was refused').length - 1;
}

test('the messages of the fuzzer fit no contract', () => {
  const next = fuzzer(seed, callNames);
  const inputs = new Map(
    everyMessage.flatMap(({ group, verb, message }) =>
      message.kind === 'push'
        ? []
        : [[channelOf(`${group}.${verb}` as MessageName), message.input]],
    ),
  );
  for (let number = 0; number < count; number += 1) {
    const { channel, values } = next();
    if (inputs.get(channel)?.safeParse(values[0]).success === true) {
      throw new Error(`message ${number} fits ${channel}`);
    }
  }
  expect(next().channel).not.toBe('');
});

test(`${count} messages that fit no contract: no handler runs, nothing has changed, main lives`, async () => {
  const here = await openScene();
  scene = here;
  const preload = join(here.desktop.home, 'fuzz-preload.cjs');
  await writeFile(preload, preloadText());
  const keyturn = await here.start(weakened([], { KEYTURN_TEST_PRELOAD: preload }));
  const page = await keyturn.page();
  await itemOf(page, 'default').getByText('93 days old').waitFor();
  // But for the time at which it is taken.
  const snapshot =
    'window.keyturn.snapshot.read().then((reply) => ({ ...reply, value: { ...reply.value, at: 0 } }))';
  // What is asked of the system at the start is answered bit by bit: keychain, backups, tray, network.
  await until('all to stand still', async () => {
    const first = await page.evaluate<unknown>(snapshot);
    await pause(STILL);
    return isDeepStrictEqual(first, await page.evaluate<unknown>(snapshot));
  });
  await keyturn.app.evaluate(({ clipboard }) => clipboard.writeText('mine'));
  const before = { snapshot: await page.evaluate<unknown>(snapshot), disk: await diskNow(here) };
  const asked = here.aws.log.length;
  const process = keyturn.process.pid;

  const { refused, withoutHandler, sent, others } = await page.evaluate<Outcome>('window.attack()');

  expect(others).toEqual([]);
  expect(refused + withoutHandler + sent).toBe(count);
  expect(refused).toBeGreaterThan(count / 2);
  expect(withoutHandler).toBeGreaterThan(count / 20);
  // Each one was refused before its handler, which would have logged nothing.
  await expect.poll(() => refusalsInLog(here)).toBe(refused);
  expect(await page.evaluate<unknown>(snapshot)).toEqual(before.snapshot);
  expect(await diskNow(here)).toBe(before.disk);
  expect(here.aws.log.length).toBe(asked);
  expect(await keyturn.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('mine');
  expect(await keyturn.app.evaluate(() => 'polluted' in {})).toBe(false);
  expect(keyturn.process.exitCode).toBeNull();
  expect(keyturn.process.pid).toBe(process);

  // What is watched here would show a message that got through.
  await page.evaluate(
    `window.keyturn.settings.setAppearance({ theme: 'dark', textSize: 'large' })`,
  );
  expect(await page.evaluate<unknown>(snapshot)).not.toEqual(before.snapshot);
  expect(await diskNow(here)).not.toBe(before.disk);
  expect(await fileNow(here)).toBe(here.original.toString());
});
