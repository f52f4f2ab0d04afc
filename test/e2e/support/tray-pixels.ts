import { sides, trayPicture } from '../../../scripts/icons/family.ts';
import type { paints } from '../../../scripts/icons/paints.ts';
import type { TrayStatus } from '../../../shared/tray/tray-status.ts';
import type { Desktop } from '../../support/desktop/desktop.ts';
import { until } from '../../support/desktop/until.ts';

// Chromium hands over the largest picture, and the panel makes it smaller.
const [, side] = sides.linux;

// Chromium keeps colours multiplied by their opacity, and rounds on the way back.
const ROUNDING = 12;
const TOO_FAINT = 24;

/** Whether pixels (ARGB) show this drawing, as far as an eye can tell. */
function shows(argb: Buffer, mood: TrayStatus, on: keyof typeof paints): boolean {
  const { rgba } = trayPicture(mood, on, side);
  if (argb.length !== rgba.length) return false;
  for (let at = 0; at < rgba.length; at += 4) {
    const opacity = rgba.readUInt8(at + 3);
    if (Math.abs(argb.readUInt8(at) - opacity) > 1) return false;
    for (let channel = 0; channel < 3; channel += 1) {
      const apart = Math.abs(argb.readUInt8(at + 1 + channel) - rgba.readUInt8(at + channel));
      if (opacity > TOO_FAINT && apart > ROUNDING) return false;
    }
  }
  return true;
}

/** Waits until the tray shows the icon of a mood, pixel by pixel, with these words. */
export async function waitForIcon(
  { tray }: Desktop,
  { mood, on = 'either' }: { readonly mood: TrayStatus; readonly on?: keyof typeof paints },
): Promise<void> {
  await until(`the icon “${mood}” for ${on}`, async () => {
    const icon = await tray.icon();
    return icon.kind === 'pixmap' && icon.width === side && shows(icon.argb, mood, on);
  });
}
