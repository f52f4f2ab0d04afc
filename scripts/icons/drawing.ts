import type { TrayStatus } from '../../shared/tray/tray-status.ts';

/** A line of a drawing on a field of 32 by 32, with round ends. One without length is a dot. */
export type Stroke = {
  readonly path: string;
  readonly width: number;
  readonly part: 'key' | 'mark';
};

// A key that lies across the field: its bow at the lower left, its bit at the upper right.
const key: readonly Stroke[] = [
  ofKey('M3.8 20.8a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z', 4.2),
  ofKey('M14.2 16.4L26.8 3.8M25.2 5.4L28.4 8.6M19.8 10.8L22.8 13.8', 4.2),
];

// The same, smaller, where something goes around it.
const turningKey: readonly Stroke[] = [
  ofKey('M7.4 20.2a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0 -8.8 0Z', 3.4),
  ofKey('M15 17L23.4 8.6M22.4 9.6L24.8 12M18.4 13.6L20.6 15.8', 3.4),
];

// What a mark covers of the key is cut out: a state is told by its shape, not by its colour alone.
const strokes: Readonly<Record<TrayStatus, readonly Stroke[]>> = {
  calm: key,
  // A dot.
  due: [...key, ofMark('M25.4 25.4v0', 11)],
  // An exclamation mark.
  overdue: [...key, ofMark('M26.6 17.6v4.8', 5.2), ofMark('M26.6 29v0', 5.2)],
  // Two arrows around the key: it turns.
  working: [
    ...turningKey,
    ofMark('M2.4 14.2A13.7 13.7 0 0 1 12.6 2.7', 3.4),
    ofMark('M29.6 17.8A13.7 13.7 0 0 1 19.4 29.3', 3.4),
    ofMark('M10.6 1.9l4.2 .4l-2.6 3.6z', 2.2),
    ofMark('M21.4 30.1l-4.2 -.4l2.6 -3.6z', 2.2),
  ],
  // A cross.
  failed: [...key, ofMark('M21.2 21.2L29.4 29.4M29.4 21.2L21.2 29.4', 4.4)],
};

function ofKey(path: string, width: number): Stroke {
  return { path, width, part: 'key' };
}

function ofMark(path: string, width: number): Stroke {
  return { path, width, part: 'mark' };
}

/** The strokes of a mood: the key, then its mark. */
export function strokesOf(mood: TrayStatus): readonly Stroke[] {
  return strokes[mood];
}
