import { on } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import type { Scene } from '../../test/e2e/scene.ts';

/** Has the page ask for a rotation. Gives how long it took until all was written and the files were let go of, in ms. */
export async function rotateInPage(scene: Scene, page: Page): Promise<number> {
  const released = nextRelease(dirname(scene.file));
  const asked = Number(await page.evaluate(askForRotation));
  const milliseconds = (await released) - asked;
  // A user can have two keys only; and what the application looks up by itself has its time.
  await page.evaluate(clearUp);
  return milliseconds;
}

/** When the lock beside the files goes next, in ms since 1970. It is there from the check to the last record. */
async function nextRelease(folder: string): Promise<number> {
  const watcher = watch(folder);
  try {
    let isHeld = false;
    for await (const [, name] of on(watcher, 'change')) {
      if (name !== lock) continue;
      if (existsSync(join(folder, lock))) isHeld = true;
      else if (isHeld) return now();
    }
    return Number.NaN;
  } finally {
    watcher.close();
  }
}

const lock = '.credentials.keyturn-lock';

function now(): number {
  return performance.timeOrigin + performance.now();
}

const askForRotation = `(async () => {
  const asked = performance.timeOrigin + performance.now();
  window.mine = (await window.keyturn.rotate({ profile: 'default' })).value.rotation;
  return asked;
})()`;

const clearUp = `(async () => {
  const pause = () => new Promise((done) => setTimeout(done, 50));
  // The answer goes on with each new key.
  await window.keyturn.answerUsedElsewhere({ rotation: window.mine, answer: 'only here' });
  for (let quiet = 0; quiet < 4; ) {
    await pause();
    const { value } = await window.keyturn.snapshot();
    const mine = value.rotations.find(({ id }) => id === window.mine);
    const oldKey = mine?.retirement?.oldKey;
    if (oldKey === 'deactivated') {
      await window.keyturn.oldKey({ rotation: window.mine, act: 'delete now' });
    }
    quiet = (mine === undefined || oldKey === 'gone') && !value.checking ? quiet + 1 : 0;
  }
})()`;
