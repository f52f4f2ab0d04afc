import type { TrayStatus } from '../../shared/tray/tray-status.ts';
import { type Stroke, strokesOf } from './drawing.ts';
import { type Paint, paints, paper } from './paints.ts';

// How much of the key a mark clears around itself, and how far an outline reaches.
const GAP = 5.6;
const OUTLINE = 3.4;

function lines(strokes: readonly Stroke[], colour: string, wider = 0): string {
  return strokes
    .map(
      ({ path, width }) => `<path d="${path}" stroke="${colour}" stroke-width="${width + wider}"/>`,
    )
    .join('');
}

/** A mood as it is painted, on a field of 32 by 32. */
function figure(mood: TrayStatus, paint: Paint): string {
  const all = strokesOf(mood);
  const key = all.filter(({ part }) => part === 'key');
  const mark = all.filter(({ part }) => part === 'mark');
  const gap = paint.outline === undefined ? GAP : OUTLINE + 1.6;
  const outlined = (strokes: readonly Stroke[], colour: string): string =>
    `${paint.outline === undefined ? '' : lines(strokes, paint.outline, OUTLINE)}${lines(strokes, colour)}`;
  return [
    '<mask id="gap" maskUnits="userSpaceOnUse" x="-1" y="-1" width="34" height="34">',
    '<rect x="-1" y="-1" width="34" height="34" fill="#fff"/>',
    `${lines(mark, '#000', gap)}</mask>`,
    '<g fill="none" stroke-linecap="round" stroke-linejoin="round">',
    `<g mask="url(#gap)">${outlined(key, paint.key)}</g>`,
    `${outlined(mark, paint.marks[mood])}</g>`,
  ].join('');
}

/** The picture of a mood for a tray. */
export function traySvg(mood: TrayStatus, on: keyof typeof paints): string {
  const paint: Paint = paints[on];
  // An outline needs room at the edges.
  const field = paint.outline === undefined ? '0 0 32 32' : '-1 -1 34 34';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${field}">${figure(mood, paint)}</svg>`;
}

/** The picture of the application: the key that turns, on a tile. */
export function applicationSvg(): string {
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">',
    `<defs><linearGradient id="tile" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${paper.top}"/>`,
    `<stop offset="1" stop-color="${paper.bottom}"/></linearGradient></defs>`,
    '<rect x="3" y="3" width="58" height="58" rx="14" fill="url(#tile)"/>',
    `<g transform="translate(11.2 11.2) scale(1.3)">${figure('working', paper.paint)}</g></svg>`,
  ].join('');
}
