import type { TrayStatus } from '../../shared/tray/tray-status.ts';

/** The colours of a picture. */
export type Paint = {
  readonly key: string;
  readonly marks: Readonly<Record<TrayStatus, string>>;
  /** Around everything, where the panel behind it is not known. */
  readonly outline?: string;
};

function allMarks(colour: string): Paint['marks'] {
  return { calm: colour, due: colour, overdue: colour, working: colour, failed: colour };
}

const ink = '#1c2126';
const chalk = '#ffffff';

/** By what is behind the picture. A template is painted by the system: only its opacity counts. */
export const paints = {
  template: { key: '#000000', marks: allMarks('#000000') },
  light: {
    key: ink,
    marks: {
      calm: ink,
      due: '#b06000',
      overdue: '#c42b1c',
      working: '#0a66c2',
      failed: '#c42b1c',
    },
  },
  dark: {
    key: chalk,
    marks: {
      calm: chalk,
      due: '#ffb938',
      overdue: '#ff7a66',
      working: '#62b5ff',
      failed: '#ff7a66',
    },
  },
  either: {
    key: chalk,
    marks: {
      calm: chalk,
      due: '#ffb938',
      overdue: '#ff7a66',
      working: '#62b5ff',
      failed: '#ff7a66',
    },
    outline: '#23282e',
  },
} as const satisfies Readonly<Record<string, Paint>>;

/** The application's own tile. */
export const paper = {
  top: '#2d5a64',
  bottom: '#1d3c43',
  paint: { key: '#f6efe1', marks: allMarks('#f2b84b') },
} as const;
