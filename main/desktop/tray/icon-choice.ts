import type { TrayStatus } from '../../../shared/tray/tray-status.ts';

/** What decides which drawing is seen best. */
export type IconSurroundings = {
  readonly platform: NodeJS.Platform;
  /** `XDG_CURRENT_DESKTOP`: names with colons between them. */
  readonly desktop: string | undefined;
  /** Whether the system's own surfaces are dark, as far as it says. */
  readonly dark: boolean;
};

/** The files of an icon, by their names in `icons/`. */
export type IconChoice =
  | {
      readonly kind: 'pictures';
      readonly small: string;
      readonly large: string;
      readonly template: boolean;
    }
  | { readonly kind: 'file'; readonly name: string };

type Panel = 'light' | 'dark' | 'either';

// GNOME's bar and Unity's are black whatever the theme is; Plasma's panel goes with the theme. No other desktop tells.
const panels = new Map<string, 'dark' | 'as the theme'>([
  ['GNOME', 'dark'],
  ['Unity', 'dark'],
  ['KDE', 'as the theme'],
]);

function panelBehind({ desktop = '', dark }: IconSurroundings): Panel {
  const known = new Set(desktop.split(':').map((name) => panels.get(name)));
  if (known.has('as the theme')) {
    return dark ? 'dark' : 'light';
  }
  return known.has('dark') ? 'dark' : 'either';
}

/**
 * The tray's icon for a mood. macOS paints a template itself; Windows takes the size it needs out of an .ico; on Linux
 * the drawing with an outline is seen on every panel.
 */
export function chooseIcon(mood: TrayStatus, around: IconSurroundings): IconChoice {
  if (around.platform === 'darwin') {
    return pictures(`${mood}Template`, true);
  }
  if (around.platform === 'win32') {
    return { kind: 'file', name: `${mood}-${around.dark ? 'dark' : 'light'}.ico` };
  }
  return pictures(`${mood}-${panelBehind(around)}`, false);
}

function pictures(name: string, template: boolean): IconChoice {
  return { kind: 'pictures', small: `${name}.png`, large: `${name}@2x.png`, template };
}
