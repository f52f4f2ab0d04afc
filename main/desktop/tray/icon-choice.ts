import type { TrayStatus } from '../../../shared/tray/tray-status.ts';

/** What decides which icon is most visible. */
export type IconSurroundings = {
  readonly platform: NodeJS.Platform;
  /** `XDG_CURRENT_DESKTOP`: names separated by colons. */
  readonly desktop: string | undefined;
  /** Whether the system's own surfaces are dark, as far as it reports. */
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

// The bars of GNOME and Unity are black in every theme; Plasma's panel follows the theme. No other desktop reports it.
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
 * The tray icon for a status. macOS colours a template itself; Windows takes the size it needs from an .ico; on Linux,
 * the icon with an outline is visible on every panel.
 */
export function chooseIcon(status: TrayStatus, around: IconSurroundings): IconChoice {
  if (around.platform === 'darwin') {
    return pictures(`${status}Template`, true);
  }
  if (around.platform === 'win32') {
    return { kind: 'file', name: `${status}-${around.dark ? 'dark' : 'light'}.ico` };
  }
  return pictures(`${status}-${panelBehind(around)}`, false);
}

function pictures(name: string, template: boolean): IconChoice {
  return { kind: 'pictures', small: `${name}.png`, large: `${name}@2x.png`, template };
}
