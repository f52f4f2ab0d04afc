import { app } from 'electron';
import type { Clock } from '../rotation/ports.ts';

/** What has to be done before the application ends. */
export type LastAct = { readonly isNeeded: () => boolean; readonly act: () => Promise<void> };

// A save and the answer to a request that makes a key end well within it. Whoever logs out has no more. In ms.
const AT_MOST = 15_000;

/** Does these before the application ends, those that are needed, and lets it end whatever comes of them. */
export function beforeQuit(clock: Pick<Clock, 'sleep'>, acts: readonly LastAct[]): void {
  let isEnding = false;
  app.on('will-quit', (event) => {
    if (isEnding) {
      event.preventDefault();
      return;
    }
    const needed = acts.filter(({ isNeeded }) => isNeeded());
    if (needed.length === 0) return;
    isEnding = true;
    event.preventDefault();
    const done = Promise.allSettled(needed.map(({ act }) => act()));
    // Everybody else has been told by now that it ends.
    void Promise.race([done, clock.sleep(AT_MOST)]).finally(() => {
      app.exit();
    });
  });
}
