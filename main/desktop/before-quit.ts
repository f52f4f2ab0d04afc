import { app } from 'electron';
import type { Clock } from '../base/clock.ts';
import { createLastActs, type LastAct } from './last-acts.ts';

/** Does these before the application ends, where one of them is needed, and lets it end whatever comes of them. */
export function beforeQuit(clock: Pick<Clock, 'sleep'>, acts: readonly LastAct[]): void {
  const exit = (): void => {
    app.exit();
  };
  app.on('will-quit', createLastActs({ clock, acts, exit }));
}
