import { type NativeImage, nativeImage } from 'electron';
import type { TrayMood } from '../../shared/tray-menu.ts';
import application from './icons/application.png?inline';
import calm from './icons/tray-calm.png?inline';
import calmLarge from './icons/tray-calm@2x.png?inline';
import due from './icons/tray-due.png?inline';
import dueLarge from './icons/tray-due@2x.png?inline';
import failed from './icons/tray-failed.png?inline';
import failedLarge from './icons/tray-failed@2x.png?inline';
import overdue from './icons/tray-overdue.png?inline';
import overdueLarge from './icons/tray-overdue@2x.png?inline';
import working from './icons/tray-working.png?inline';
import workingLarge from './icons/tray-working@2x.png?inline';

const drawings: Readonly<Record<TrayMood, readonly [small: string, large: string]>> = {
  calm: [calm, calmLarge],
  due: [due, dueLarge],
  overdue: [overdue, overdueLarge],
  working: [working, workingLarge],
  failed: [failed, failedLarge],
};

/** The tray's icon for a mood, at 22 px and twice that. */
export function trayIcon(mood: TrayMood): NativeImage {
  const [small, large] = drawings[mood];
  const image = nativeImage.createFromDataURL(small);
  image.addRepresentation({ scaleFactor: 2, dataURL: large });
  return image;
}

/** The icon of the window. */
export function applicationIcon(): NativeImage {
  return nativeImage.createFromDataURL(application);
}
