import { setTimeout as pause } from 'node:timers/promises';
import { app, BrowserWindow } from 'electron';

/** What is done in the main process while its memory is watched. */
export type Cycling = {
  /** Has every pause pass at once: what a cycle leaves does not depend on how long it waits. */
  hurry(): void;
  /** Opens the window, refreshes, rotates, and closes the window until it is gone. */
  cycleOnce(): Promise<void>;
  collect(): Promise<void>;
};

/** Cycles on a clock that can be let run. */
export function createCycling(skip: (milliseconds: number) => void): Cycling {
  return {
    hurry: () => {
      setInterval(() => {
        skip(500);
      }, 5);
    },
    cycleOnce,
    collect: async () => {
      const collectGarbage: unknown = Reflect.get(globalThis, 'gc');
      if (typeof collectGarbage !== 'function') throw new Error('garbage can’t be collected');
      for (let times = 0; times < 2; times += 1) {
        Reflect.apply(collectGarbage, undefined, []);
        await pause(50);
      }
    },
  };
}

async function cycleOnce(): Promise<void> {
  app.emit('activate');
  const [window] = BrowserWindow.getAllWindows();
  const page = window?.webContents;
  const say = async (call: string): Promise<unknown> => page?.executeJavaScript(call);
  await until('the page', () => page?.isLoading() === false);
  await until('the list', () => say("document.querySelector('.profile-name') !== null"));
  await say('window.keyturn.checkNow()');
  await say(rotate);
  await until('the end of the rotation', () => say('window.isDone()'));
  window?.close();
  await until('the window to be gone', () => BrowserWindow.getAllWindows().length === 0);
}

// The answer goes on with the new key, but is given for the rotation; more than once does no harm.
const rotate = `window.keyturn.rotate({ profile: 'default' }).then(({ value: { rotation } }) => {
  window.isDone = async () => {
    const { value: { rotations } } = await window.keyturn.snapshot();
    const shown = rotations.find(({ id }) => id === rotation);
    if (shown?.state !== 'succeeded') return false;
    if (shown.retirement.oldKey === 'stays active') {
      await window.keyturn.answerUsedElsewhere({ rotation, answer: 'only here' });
    }
    return shown.retirement.oldKey === 'gone';
  };
})`;

async function until(awaited: string, holds: () => unknown): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if ((await holds()) === true) return;
    await pause(10);
  }
  throw new Error(`waited in vain for ${awaited}`);
}
