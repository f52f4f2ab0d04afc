import { on } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from 'playwright';
import type { Scene } from '../../test/e2e/support/scene.ts';

/** The first rotation, which also answers where the key is used. */
export async function rotateFirst(page: Page): Promise<void> {
  await page.evaluate(askForRotation);
  await page.evaluate(clearUp);
}

/**
 * Requests a rotation in the page. Returns how long it took until the last line of the history was written and the lock
 * of the files was released, in ms.
 */
export async function rotateInPage(scene: Scene, page: Page): Promise<number> {
  const ended = endOfRotation(scene);
  const asked = Number(await page.evaluate(askForRotation));
  const milliseconds = (await ended) - asked;
  // A user can have only two keys, and the application's own requests after a rotation need time.
  await page.evaluate(clearUp);
  return milliseconds;
}

/**
 * Has the page ask for a rotation at so many ms a request. Gives how long it took until AWS had deactivated the old key,
 * in ms.
 */
export async function rotateSlowly(scene: Scene, page: Page, latency: number): Promise<number> {
  const slow = scene.aws.behave({ kind: 'delay', milliseconds: latency, moment: 'before' });
  const deactivated = lastRequest(scene);
  const asked = Number(await page.evaluate(askForRotation));
  const milliseconds = (await deactivated) - asked;
  slow.clear();
  await page.evaluate(clearUp);
  return milliseconds;
}

/** When the two last effects are done, in ms since 1970. */
async function endOfRotation(scene: Scene): Promise<number> {
  // Not earlier: a watcher wakes at every change in its folder.
  await lastRequest(scene);
  const lock = join(dirname(scene.file), '.credentials.keyturn-lock');
  const times = await Promise.all([
    nextChange(lock, () => !existsSync(lock)),
    nextChange(join(scene.userData, 'history.jsonl'), () => true),
  ]);
  return Math.max(...times);
}

/** When AWS answers that the old key is deactivated, the one change of a key that the new one signs; in ms since 1970. */
async function lastRequest({ aws, user }: Scene): Promise<number> {
  const [oldKey] = aws.keysOf(user).map(({ id }) => id);
  return new Promise<number>((done) => {
    const stop = aws.onRequest(({ action, signedBy }) => {
      if (action !== 'UpdateAccessKey' || signedBy === oldKey) return;
      stop();
      done(now());
    });
  });
}

/** When the file next changes so that this holds, in ms since 1970. */
async function nextChange(path: string, holds: () => boolean): Promise<number> {
  const watcher = watch(dirname(path));
  try {
    for await (const [, name] of on(watcher, 'change')) {
      if (name === basename(path) && holds()) return now();
    }
    return Number.NaN;
  } finally {
    watcher.close();
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

const askForRotation = `(async () => {
  const asked = performance.timeOrigin + performance.now();
  window.mine = (await window.keyturn.rotation.start({ profile: 'default' })).value.rotation;
  return asked;
})()`;

const clearUp = `(async () => {
  const pause = () => new Promise((done) => setTimeout(done, 50));
  let isAnswered = false;
  for (let quiet = 0; quiet < 4; ) {
    await pause();
    const { value } = await window.keyturn.snapshot.read();
    const mine = value.rotations.find(({ id }) => id === window.mine);
    const oldKey = mine?.retirement?.oldKey;
    if (mine?.state === 'succeeded' && !isAnswered) {
      isAnswered = true;
      // The answer goes on with the key that stands there now.
      await window.keyturn.rotation.answerUsedElsewhere({ rotation: window.mine, answer: 'only here' });
    }
    if (oldKey === 'deactivated') {
      await window.keyturn.rotation.changeOldKey({ rotation: window.mine, act: 'delete now' });
    }
    quiet = (mine === undefined || oldKey === 'gone') && !value.checking ? quiet + 1 : 0;
  }
})()`;
