import { app } from 'electron';
import type { Clock } from '../base/clock.ts';
import { createShutdownTasks, type ShutdownTask } from './shutdown-tasks.ts';

/** Does these before the application ends, where one of them is needed, and lets it end whatever comes of them. */
export function beforeQuit(clock: Pick<Clock, 'sleep'>, acts: readonly ShutdownTask[]): void {
  const exit = (): void => {
    app.exit();
  };
  app.on('will-quit', createShutdownTasks({ clock, tasks: acts, exit }));
}
