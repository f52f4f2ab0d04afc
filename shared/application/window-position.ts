import type { Area } from '../values/area.ts';

/** A display: its whole area, and what bars and docks leave free. */
export type Display = { readonly bounds: Area; readonly workArea: Area };

/** What decides where the window opens. */
export type WindowPositionFacts = {
  /** The position at which it was closed; undefined the first time. */
  readonly kept: Area | undefined;
  /** The tray icon, if the window belongs beside it; all zeros where the system doesn't report its position. */
  readonly tray: Area | undefined;
  /** The main display first; at least one. */
  readonly displays: readonly Display[];
};

/** The size of the first window. The layout was designed for it. */
export const firstSize = { width: 480, height: 720 } as const;

const GAP = 8;

/** The window's position, entirely on an existing display: where it was, beside the tray icon, or in the middle. */
export function positionWindow({ kept, tray, displays }: WindowPositionFacts): Area {
  const [main = { bounds: noWhere, workArea: { x: 0, y: 0, ...firstSize } }] = displays;
  if (kept !== undefined) {
    const display = displays.reduce((one, other) => largerPart(kept, one, other), main);
    return inside(kept, display.workArea);
  }
  if (tray !== undefined && tray.width > 0 && tray.height > 0) {
    const display = displays.find(({ bounds }) => holds(bounds, middleOf(tray))) ?? main;
    return inside(besideTray(tray, display), display.workArea);
  }
  return inside(centred(middleOf(main.workArea)), main.workArea);
}

const noWhere: Area = { x: 0, y: 0, width: 0, height: 0 };

type Point = { readonly x: number; readonly y: number };

function middleOf({ x, y, width, height }: Area): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function holds({ x, y, width, height }: Area, point: Point): boolean {
  return point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;
}

function centred({ x, y }: Point): Area {
  return { x: x - firstSize.width / 2, y: y - firstSize.height / 2, ...firstSize };
}

/**
 * The display that shows more of the area; the first if both show as much, such as none of it after one was unplugged.
 */
function largerPart(area: Area, one: Display, other: Display): Display {
  return overlap(area, other.workArea) > overlap(area, one.workArea) ? other : one;
}

function overlap(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** At the edge where the bar with the tray is. A bar that hides itself is assumed at the nearest edge. */
function besideTray(tray: Area, { bounds, workArea }: Display): Area {
  const at = middleOf(tray);
  const { x, y } = centred(at);
  const right = workArea.x + workArea.width - firstSize.width - GAP;
  const bottom = workArea.y + workArea.height - firstSize.height - GAP;
  const edges = [
    { away: at.y - bounds.y, place: { x, y: workArea.y + GAP } },
    { away: bounds.y + bounds.height - at.y, place: { x, y: bottom } },
    { away: at.x - bounds.x, place: { x: workArea.x + GAP, y } },
    { away: bounds.x + bounds.width - at.x, place: { x: right, y } },
  ];
  const [nearest] = edges.toSorted((one, other) => one.away - other.away);
  return { x, y, ...nearest?.place, ...firstSize };
}

/** Shrunk to the room there is, and moved until all of it is inside. */
function inside(area: Area, room: Area): Area {
  const width = Math.min(area.width, room.width);
  const height = Math.min(area.height, room.height);
  return {
    x: Math.round(Math.min(Math.max(area.x, room.x), room.x + room.width - width)),
    y: Math.round(Math.min(Math.max(area.y, room.y), room.y + room.height - height)),
    width: Math.round(width),
    height: Math.round(height),
  };
}
