import { app } from 'electron';
import type { Clock } from '../base/clock.ts';
import { createShutdownTasks, type ShutdownTask } from './shutdown-tasks.ts';

/** Runs these tasks before the application exits, if one of them is needed, and exits even if they fail. */
export function beforeQuit(clock: Pick<Clock, 'sleep'>, acts: readonly ShutdownTask[]): void {
  const exit = (): void => {
    app.exit();
  };
  app.on('will-quit', createShutdownTasks({ clock, tasks: acts, exit }));
}
