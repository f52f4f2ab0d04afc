import { describe, expect, test } from 'vitest';
import { createWindowPositionSaver } from '../../../../main/desktop/window/window-position-saver.ts';
import type { Area } from '../../../../shared/values/area.ts';
import { FailureError } from '../../../../shared/values/failure.ts';

const opened: Area = { x: 10, y: 20, width: 480, height: 720 };

function setUp(isDiskFull = false) {
  const kept: Area[] = [];
  const errors: string[] = [];
  const keepPlace = createWindowPositionSaver({
    keep: (place) => {
      if (isDiskFull) throw new FailureError({ code: 'FILE_NOT_SAVED', systemName: 'ENOSPC' });
      kept.push(place);
    },
    log: { error: (message) => errors.push(message) },
  });
  return { keepPlace, kept, errors };
}

describe('a window that closes', () => {
  test('is opened where a person has moved it', () => {
    const { keepPlace, kept } = setUp();
    keepPlace(opened, { ...opened, x: 300 });
    expect(kept).toEqual([{ ...opened, x: 300 }]);
  });

  test('follows the tray as long as nobody has moved it', () => {
    const { keepPlace, kept } = setUp();
    keepPlace(opened, opened);
    expect(kept).toEqual([]);
  });

  test('closes all the same on a disk that is full', () => {
    const { keepPlace, errors } = setUp(true);
    expect(() => {
      keepPlace(opened, { ...opened, x: 300 });
    }).not.toThrow();
    expect(errors).toEqual(['the place of the window could not be kept']);
  });
});
