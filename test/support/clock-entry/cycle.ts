import { setTimeout as pause } from 'node:timers/promises';
import { app, BrowserWindow } from 'electron';
import { CLOSED_WINDOW_MS } from '../../../main/desktop/window/closed-window-timer.ts';

/** What is done in the main process while its memory is measured. */
export type Cycling = {
  /** Makes every pause end at once: what a cycle leaves in memory does not depend on its waits. */
  hurry(): void;
  /** Opens the window, refreshes, rotates, and closes the window until it is destroyed. */
  cycleOnce(): Promise<void>;
  /** Opens the window, and closes it until it is destroyed. */
  openAndClose(): Promise<void>;
  /** Resolves when no process has started or ended for a while. */
  settle(): Promise<void>;
  collect(): Promise<void>;
};

/** Cycles on a clock that can be advanced. */
export function createCycling(skip: Skip): Cycling {
  return {
    hurry: () => {
      setInterval(() => {
        skip(500);
      }, 5);
    },
    cycleOnce: () => cycleOnce(skip),
    openAndClose: () => inWindow(skip, () => Promise.resolve()),
    settle,
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

type Skip = (milliseconds: number) => void;
type CallPage = (call: string) => Promise<unknown>;

async function cycleOnce(skip: Skip): Promise<void> {
  await inWindow(skip, async (say) => {
    await say('window.keyturn.profiles.checkNow()');
    await say(rotate);
    await until('the end of the rotation', () => say('window.isDone()'));
  });
}

async function inWindow(skip: Skip, act: (say: CallPage) => Promise<void>): Promise<void> {
  app.emit('activate');
  const [window] = BrowserWindow.getAllWindows();
  const page = window?.webContents;
  const say: CallPage = async (call) => page?.executeJavaScript(call);
  await until('the page', () => page?.isLoading() === false);
  await until('the list', () => say("document.querySelector('.profile-name') !== null"));
  await act(say);
  window?.close();
  await until('the window to be hidden', () => !isShown(window));
  skip(CLOSED_WINDOW_MS);
  await until('the window to be gone', () => BrowserWindow.getAllWindows().length === 0);
}

function isShown(window: BrowserWindow | undefined): boolean {
  return window !== undefined && !window.isDestroyed() && window.isVisible();
}

async function settle(): Promise<void> {
  let before = '';
  let same = 0;
  await until('its processes to stay the same', async () => {
    await pause(100);
    const now = app
      .getAppMetrics()
      .map(({ pid }) => pid)
      .join();
    same = now === before ? same + 1 : 0;
    before = now;
    return same >= 30;
  });
}

// The answer holds for the new key, but is given for the rotation; answering more than once is harmless.
const rotate = `window.keyturn.rotation.start({ profile: 'default' }).then(({ value: { rotation } }) => {
  window.isDone = async () => {
    const { value: { rotations } } = await window.keyturn.snapshot.read();
    const shown = rotations.find(({ id }) => id === rotation);
    if (shown?.state !== 'succeeded') return false;
    if (shown.retirement.oldKey === 'stays active') {
      await window.keyturn.rotation.answerUsedElsewhere({ rotation, answer: 'only here' });
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
