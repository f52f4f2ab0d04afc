import { type NativeImage, nativeImage, nativeTheme } from 'electron';
import type { TrayStatus } from '../../../shared/tray/tray-status.ts';
import application from '../icons/application-256.png?inline';
import { chooseIcon } from './icon-choice.ts';

// As data URLs: nothing has to be found on the disk.
const pictures = import.meta.glob<string>(['../icons/*.png', '!../icons/application*'], {
  query: '?inline',
  import: 'default',
  eager: true,
});
// As files beside the bundle: Windows reads the size it needs out of an .ico, and only out of a file.
const files = import.meta.glob<string>(['../icons/*.ico', '!../icons/application*'], {
  query: '?asset',
  import: 'default',
  eager: true,
});

type Theme = {
  readonly shouldUseDarkColors: boolean;
  readonly shouldUseDarkColorsForSystemIntegratedUI?: boolean;
};

/** What the tray takes as its image. */
export type TrayImage = NativeImage | string;

/** The tray's icon for a mood, on what is behind it now. */
export function trayIcon(mood: TrayStatus): TrayImage {
  const choice = chooseIcon(mood, {
    platform: process.platform,
    desktop: process.env['XDG_CURRENT_DESKTOP'],
    dark: isPanelDark(),
  });
  if (choice.kind === 'file') {
    return found(files, choice.name);
  }
  const image = nativeImage.createFromDataURL(found(pictures, choice.small));
  image.addRepresentation({ scaleFactor: 2, dataURL: found(pictures, choice.large) });
  image.setTemplateImage(choice.template);
  return image;
}

/** Calls back when what is behind the icon may have become light or dark. */
export function onPanelChange(changed: () => void): void {
  nativeTheme.on('updated', changed);
}

/** The icon of the window. */
export function applicationIcon(): NativeImage {
  return nativeImage.createFromDataURL(application);
}

// The taskbar of Windows has a theme of its own. An older Electron, and any on Linux, tells only that of applications.
function isPanelDark(): boolean {
  const theme: Theme = nativeTheme;
  const taskbar =
    process.platform === 'win32' ? theme.shouldUseDarkColorsForSystemIntegratedUI : undefined;
  return taskbar ?? theme.shouldUseDarkColors;
}

function found(icons: Readonly<Record<string, string>>, name: string): string {
  const icon = icons[`../icons/${name}`];
  if (icon === undefined) {
    throw new Error(`There is no icon ${name}`);
  }
  return icon;
}
