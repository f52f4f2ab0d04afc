import type { Area } from '../../../shared/values/area.ts';
import type { Log } from '../../base/log.ts';

/** What `createKeepPlace` is given. */
export type WindowPositionSaverOptions = {
  /** May throw. */
  readonly keep: (place: Area) => void;
  readonly log: Pick<Log, 'error'>;
};

/**
 * Gives what keeps where a window is that was opened there: only what a person has chosen, as a window that was not
 * moved follows the tray. Never throws: it is called while the window closes, which nothing may keep it from.
 */
export function createWindowPositionSaver({ keep, log }: WindowPositionSaverOptions) {
  return (opened: Area, { x, y, width, height }: Area): void => {
    const isMoved =
      x !== opened.x || y !== opened.y || width !== opened.width || height !== opened.height;
    if (!isMoved) return;
    try {
      keep({ x, y, width, height });
    } catch (cause) {
      log.error('the place of the window could not be kept', cause);
    }
  };
}
