import type { Clock } from '../base/clock.ts';

/** What has to be done before the application ends; harmless where it is not needed. */
export type ShutdownTask = { readonly isNeeded: () => boolean; readonly act: () => Promise<void> };

/** What `createLastActs` is given. */
export type ShutdownTasksOptions = {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly tasks: readonly ShutdownTask[];
  readonly exit: () => void;
};

// A save and the answer to a request that makes a key end well within it. Whoever logs out has no more. In ms.
const AT_MOST = 15_000;

/**
 * Gives what is to be called when the application is about to end: where one of these acts is needed it holds the end
 * back, does all of them, and exits whatever comes of them. There is no way back from there.
 */
export function createShutdownTasks({ clock, tasks, exit }: ShutdownTasksOptions) {
  let isEnding = false;

  async function endAll(): Promise<void> {
    // All of them: what was not needed a moment ago could begin while another one is done.
    await Promise.allSettled(tasks.map(async ({ act }) => act()));
  }

  return (event: { preventDefault(): void }): void => {
    if (isEnding) {
      event.preventDefault();
      return;
    }
    if (!tasks.some(({ isNeeded }) => isNeeded())) return;
    isEnding = true;
    event.preventDefault();
    // Everybody else has been told by now that it ends.
    void Promise.race([endAll(), clock.sleep(AT_MOST)]).finally(exit);
  };
}
