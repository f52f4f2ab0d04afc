import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameAttacks } from '../../support/attacks/network-attacks.ts';
import { type Defence, weakened } from '../../support/attacks/weakened.ts';
import { openScene, type Scene } from '../support/scene.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene?.close();
});

// What is refused is waited for in vain. Chromium's record can't be read before it ends, so that nothing tells earlier
// that all names are in it; a name that is asked for at all is asked for within milliseconds.
const patienceMs = { refused: 1_000, succeeding: 3_000 } as const;

/** The names below `thief.test` that Chromium begins to look up, as its own record of the network has them. */
async function lookedUp(
  without: readonly Defence[],
  expected: keyof typeof patienceMs,
): Promise<readonly string[]> {
  const keyturn = await scene.start(weakened(without));
  const record = join(keyturn.userData, 'network-record.json');
  try {
    const page = await keyturn.page();
    await keyturn.app.evaluate(({ netLog }, path) => netLog.startLogging(path), record);
    for (const { code } of nameAttacks) await page.evaluate(code);
    // One that main asks for, so that an empty record is known to be one of a resolver that works.
    await keyturn.app.evaluate(({ session }) =>
      session.defaultSession.resolveHost('main.thief.test').catch(() => undefined),
    );
    await pause(patienceMs[expected]);
    await keyturn.app.evaluate(({ netLog }) => netLog.stopLogging());
    const names = (await readFile(record, 'utf8')).match(/[\w-]+(?=\.thief\.test)/gu);
    return [...new Set(names)].toSorted();
  } finally {
    await keyturn.kill();
  }
}

const everyName = nameAttacks.map(({ name }) => name.replaceAll(' ', '-'));

test('nothing that runs in the page has a name looked up: the name could tell what it sees', async () => {
  expect(await lookedUp([], 'refused')).toEqual(['main']);
});

test('neither the policy, the block of requests nor the proxy that is none is needed for that', async () => {
  const others = ['policy', 'requests', 'direct connections', 'navigation'] as const;
  expect(await lookedUp(others, 'refused')).toEqual(['main']);
});

test('control: without this defence, and with frames let in, the names are looked up', async () => {
  const found = await lookedUp(['names', 'navigation', 'policy'], 'succeeding');
  expect(found).toEqual([...everyName, 'main'].toSorted());
});

test('control: the policy, the block of requests and the proxy that is none do not keep a name back', async () => {
  expect(await lookedUp(['names'], 'succeeding')).toContain('a-link');
});
