import { type NativeImage, nativeImage, nativeTheme } from 'electron';
import type { TrayStatus } from '../../../shared/tray/tray-status.ts';
import application from '../icons/application-256.png?inline';
import { chooseIcon } from './icon-choice.ts';

// As data URLs, so that no file has to be found.
const pictures = import.meta.glob<string>(['../icons/*.png', '!../icons/application*'], {
  query: '?inline',
  import: 'default',
  eager: true,
});
// As files beside the bundle: Windows takes the size it needs only from an .ico file.
const files = import.meta.glob<string>(['../icons/*.ico', '!../icons/application*'], {
  query: '?asset',
  import: 'default',
  eager: true,
});

type Theme = {
  readonly shouldUseDarkColors: boolean;
  readonly shouldUseDarkColorsForSystemIntegratedUI?: boolean;
};

export type TrayImage = NativeImage | string;

/** The tray icon for a status, on the current panel colour. */
export function trayIcon(status: TrayStatus): TrayImage {
  const choice = chooseIcon(status, {
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

/** Calls back when the panel may have become light or dark. */
export function onPanelChange(changed: () => void): void {
  nativeTheme.on('updated', changed);
}

/** The icon of the window. */
export function applicationIcon(): NativeImage {
  return nativeImage.createFromDataURL(application);
}

// The taskbar of Windows has its own theme. An older Electron, and any on Linux, reports only that of applications.
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
