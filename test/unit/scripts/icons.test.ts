import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { iconFiles, sides, trayPicture } from '../../../scripts/icons/family.ts';
import { iconFolder } from '../../../scripts/icons/folder.ts';
import { trayStatuses } from '../../../shared/tray/tray-status.ts';

const smallest = 16;

test('the icons in the tree are the ones that npm run icons draws, and no others', async () => {
  const drawn = iconFiles();
  expect((await readdir(iconFolder)).toSorted()).toEqual([...drawn.keys()].toSorted());
  for (const [name, bytes] of drawn) {
    const isSame = bytes.equals(await readFile(join(iconFolder, name)));
    expect(isSame, `${name} is as drawn; else: npm run icons`).toBe(true);
  }
});

/** The opacity of each pixel: the shape without its colours. */
function shapeOf(rgba: Buffer): Buffer {
  return Buffer.from(rgba.filter((_, index) => index % 4 === 3));
}

/** How many pixels are opaque in one and not in the other. */
function pixelsApart(one: Buffer, other: Buffer): number {
  return one.filter((opacity, index) => Math.abs(opacity - (other[index] ?? 0)) > 128).length;
}

describe.each(['template', 'light', 'dark', 'either'] as const)('on a panel: %s', (on) => {
  test.each(trayStatuses)('%s differs in its shape from every other mood at 16 px', (mood) => {
    const shape = shapeOf(trayPicture(mood, on, smallest).rgba);
    for (const other of trayStatuses.filter((each) => each !== mood)) {
      const apart = pixelsApart(shape, shapeOf(trayPicture(other, on, smallest).rgba));
      expect(apart, `pixels between ${mood} and ${other}`).toBeGreaterThanOrEqual(8);
    }
  });
});

test.each(trayStatuses)('the template of %s is black and opacity alone', (mood) => {
  for (const side of sides.template) {
    const { rgba } = trayPicture(mood, 'template', side);
    expect(rgba).toHaveLength(4 * side * side);
    const colours = rgba.filter((_, index) => index % 4 !== 3);
    expect(colours.every((value) => value === 0)).toBe(true);
    expect(shapeOf(rgba).some((opacity) => opacity === 255)).toBe(true);
    expect(shapeOf(rgba).some((opacity) => opacity === 0)).toBe(true);
  }
});

/** How well a colour is told from what is behind it, by WCAG 2: from 1 to 21. */
function contrast(colour: readonly number[], behind: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(colour), luminance(behind)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const panels = { light: [243, 243, 243], grey: [128, 128, 128], dark: [32, 32, 32] } as const;

test.each([
  ['light', panels.light],
  ['dark', panels.dark],
  ['either', panels.light],
  ['either', panels.grey],
  ['either', panels.dark],
] as const)('each mood drawn for %s is seen on %j', (on, behind) => {
  for (const mood of trayStatuses) {
    const { rgba } = trayPicture(mood, on, 2 * smallest);
    const pixels = Array.from({ length: rgba.length / 4 }, (_, at) => [
      ...rgba.subarray(4 * at, 4 * at + 4),
    ]);
    const seen = pixels.filter(
      ([red = 0, green = 0, blue = 0, opacity = 0]) =>
        opacity === 255 && contrast([red, green, blue], behind) >= 3,
    );
    expect(seen.length, `pixels of ${mood} that stand out`).toBeGreaterThan(100);
  }
});

test('an .ico for Windows holds the sizes that its taskbar asks for', async () => {
  const ico = await readFile(join(iconFolder, 'overdue-dark.ico'));
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => 6 + 16 * index);
  expect(entries.map((at) => ico.readUInt8(at))).toEqual([...sides.windows]);
  for (const at of entries) {
    const side = ico.readUInt8(at);
    const body = ico.subarray(ico.readUInt32LE(at + 12)).subarray(0, ico.readUInt32LE(at + 8));
    // The first row of the bitmap is the lowest of the picture.
    const { rgba } = trayPicture('overdue', 'dark', side);
    const lowest = rgba.subarray(4 * side * (side - 1));
    expect(body.readUInt32LE(0)).toBe(40);
    const row = body.subarray(40, 40 + 4 * side);
    expect(swapped(row)).toEqual(lowest);
  }
});

test('half-seen edges keep their colour: an opacity is not counted twice', () => {
  const { rgba } = trayPicture('calm', 'light', 48);
  const edges = Array.from({ length: rgba.length / 4 }, (_, at) => [
    ...rgba.subarray(4 * at, 4 * at + 4),
  ]).filter(([, , , opacity = 0]) => opacity > 100 && opacity < 200);
  expect(edges.length).toBeGreaterThan(20);
  for (const [red = 0, green = 0, blue = 0] of edges) {
    for (const [value, ink] of [
      [red, 0x1c],
      [green, 0x21],
      [blue, 0x26],
    ] as const) {
      expect(Math.abs(value - ink)).toBeLessThanOrEqual(3);
    }
  }
});

/** BGRA as RGBA. */
function swapped(row: Buffer): Buffer {
  return Buffer.from(row.map((_, at) => row[at - (at % 4) + ([2, 1, 0, 3][at % 4] ?? 0)] ?? 0));
}
