import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Display,
  firstSize,
  positionWindow,
} from '../../../../shared/application/window-position.ts';
import type { Area } from '../../../../shared/values/area.ts';

const screen: Area = { x: 0, y: 0, width: 1920, height: 1080 };

function area(x: number, y: number, width: number, height: number): Area {
  return { x, y, width, height };
}

function display(bounds: Area, workArea: Area = bounds): Display {
  return { bounds, workArea };
}

/** A display with a bar of 40 points at one of its edges, and a tray icon in it. */
const bars = {
  top: { workArea: area(0, 40, 1920, 1040), tray: area(1700, 8, 24, 24) },
  bottom: { workArea: area(0, 0, 1920, 1040), tray: area(1700, 1048, 24, 24) },
  left: { workArea: area(40, 0, 1880, 1080), tray: area(8, 900, 24, 24) },
  right: { workArea: area(0, 0, 1880, 1080), tray: area(1888, 900, 24, 24) },
} as const;

describe('the first time', () => {
  test.each([
    ['top', area(1440, 48, 480, 720)],
    ['bottom', area(1440, 312, 480, 720)],
    ['left', area(48, 360, 480, 720)],
    ['right', area(1392, 360, 480, 720)],
  ] as const)('it opens beside a tray at the %s', (edge, expected) => {
    const { workArea, tray } = bars[edge];
    const displays = [display(screen, workArea)];
    const placed = positionWindow({ kept: undefined, tray, displays });
    // Along the bar it is moved until it is whole.
    expect(placed).toEqual(expected);
  });

  test('a bar that hides itself stands at the nearest edge', () => {
    const tray = area(900, 1050, 24, 24);
    const placed = positionWindow({ kept: undefined, tray, displays: [display(screen)] });
    expect(placed).toEqual(area(672, 352, 480, 720));
  });

  test('it opens on the display of the tray', () => {
    const second = display(area(-1280, 0, 1280, 1024), area(-1280, 24, 1280, 1000));
    const tray = area(-200, 0, 24, 24);
    const placed = positionWindow({ kept: undefined, tray, displays: [display(screen), second] });
    expect(placed).toEqual(area(-480, 32, 480, 720));
  });

  test('a display at 150 % has no half points', () => {
    const scaled = display(area(0, 0, 1707, 960), area(0, 0, 1707, 927));
    const placed = positionWindow({
      kept: undefined,
      tray: area(1001, 933, 21, 21),
      displays: [scaled],
    });
    expect(Object.values(placed).every((length) => Number.isInteger(length))).toBe(true);
    expect(placed.y + placed.height).toBe(919);
  });

  test.each([undefined, area(0, 0, 0, 0)])(
    'it opens in the middle where the tray’s place is %j',
    (tray) => {
      const displays = [display(screen, bars.top.workArea)];
      expect(positionWindow({ kept: undefined, tray, displays })).toEqual(area(720, 200, 480, 720));
    },
  );

  test('it is no larger than a small display', () => {
    const displays = [display(area(0, 0, 800, 600), area(0, 30, 800, 570))];
    const placed = positionWindow({ kept: undefined, tray: undefined, displays });
    expect(placed).toEqual(area(160, 30, 480, 570));
  });
});

describe('later', () => {
  test('it opens where it was, and as large', () => {
    const kept = area(100, 120, 640, 500);
    const { tray, workArea } = bars.top;
    expect(positionWindow({ kept, tray, displays: [display(screen, workArea)] })).toEqual(kept);
  });

  test('what was on a display that is gone opens on the main one', () => {
    const kept = area(2500, 300, 500, 700);
    const placed = positionWindow({ kept, tray: undefined, displays: [display(screen)] });
    expect(placed).toEqual(area(1420, 300, 500, 700));
  });

  test('it stays on the display that showed most of it', () => {
    const second = display(area(1920, 0, 1920, 1080));
    const kept = area(1800, 100, 480, 720);
    const placed = positionWindow({ kept, tray: undefined, displays: [display(screen), second] });
    expect(placed).toEqual(area(1920, 100, 480, 720));
  });
});

const length = fc.integer({ min: 300, max: 4000 });
const place = fc.integer({ min: -5000, max: 5000 });
const anyArea = fc.record({ x: place, y: place, width: length, height: length });

test('wherever it was and whatever is plugged in, all of it is on one display', () => {
  fc.assert(
    fc.property(
      fc.option(anyArea, { nil: undefined }),
      fc.option(anyArea, { nil: undefined }),
      fc.array(anyArea, { minLength: 1, maxLength: 4 }),
      (kept, tray, screens) => {
        const placed = positionWindow({ kept, tray, displays: screens.map((one) => display(one)) });
        const isInside = ({ x, y, width, height }: Area): boolean =>
          placed.x >= x &&
          placed.y >= y &&
          placed.x + placed.width <= x + width &&
          placed.y + placed.height <= y + height;
        expect(screens.some(isInside)).toBe(true);
        const wanted = kept ?? firstSize;
        expect(placed.width).toBeLessThanOrEqual(wanted.width);
      },
    ),
  );
});
