import type { Clock } from '../base/clock.ts';

/** What has to be done before the application exits; harmless where it is not needed. */
export type ShutdownTask = { readonly isNeeded: () => boolean; readonly act: () => Promise<void> };

export type ShutdownTasksOptions = {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly tasks: readonly ShutdownTask[];
  readonly exit: () => void;
};

// A save, or the answer to a CreateAccessKey request, ends well within it. At logout the system allows no more. In ms.
const AT_MOST = 15_000;

/**
 * Returns a handler for `before-quit`: if a task is needed, it delays quitting, runs all tasks and exits even if they
 * fail. That can't be cancelled.
 */
export function createShutdownTasks({ clock, tasks, exit }: ShutdownTasksOptions) {
  let isEnding = false;

  async function endAll(): Promise<void> {
    // All of them: one that was not needed before can become needed while others run.
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
    // All other parts know by now that the application exits.
    void Promise.race([endAll(), clock.sleep(AT_MOST)]).finally(exit);
  };
}
