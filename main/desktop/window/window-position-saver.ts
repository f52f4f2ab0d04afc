import type { Area } from '../../../shared/values/area.ts';
import type { Log } from '../../base/log.ts';

export type WindowPositionSaverOptions = {
  /** May throw. */
  readonly keep: (position: Area) => void;
  readonly log: Pick<Log, 'error'>;
};

/**
 * Returns a function that saves the position of a window, if a person has moved it: otherwise the window follows the
 * tray. Never throws, since it is called while the window closes, which must not be prevented.
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
