import { Resvg } from '@resvg/resvg-js';
import { type TrayStatus, trayStatuses } from '../../shared/tray/tray-status.ts';
import { icnsFile, icoFile, type Picture } from './containers.ts';
import type { paints } from './paints.ts';
import { applicationSvg, traySvg } from './svg.ts';

/** The sides of the pictures, in pixels: what a tray asks for at the scales that people use. */
export const sides = {
  template: [16, 32],
  windows: [16, 20, 24, 32, 48],
  linux: [22, 44],
  applicationIco: [16, 24, 32, 48, 64, 256],
} as const;

function draw(svg: string, side: number): Picture {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: side } }).render();
  return {
    side,
    png: image.asPng(),
    // Only few are asked for.
    get rgba() {
      return divided(image.pixels);
    },
  };
}

/** The colours as they are: the rasteriser gives them multiplied by their opacity. */
function divided(pixels: Buffer): Buffer {
  return Buffer.from(
    pixels.map((value, at) => {
      const opacity = pixels[at - (at % 4) + 3] ?? 0;
      return at % 4 === 3 || opacity === 0 ? value : Math.min(255, (value * 255) / opacity);
    }),
  );
}

/** A mood for a tray. */
export function trayPicture(mood: TrayStatus, on: keyof typeof paints, side: number): Picture {
  return draw(traySvg(mood, on), side);
}

/** Every icon by the name of its file. macOS knows a template by its name, and a large one by "@2x". */
export function iconFiles(): ReadonlyMap<string, Buffer> {
  return new Map<string, Buffer>([...trayStatuses.flatMap(trayFiles), ...applicationFiles()]);
}

function trayFiles(mood: TrayStatus): readonly (readonly [string, Buffer])[] {
  const png = (on: keyof typeof paints, side: number): Buffer => trayPicture(mood, on, side).png;
  const ico = (on: keyof typeof paints): Buffer =>
    icoFile(sides.windows.map((side) => trayPicture(mood, on, side)));
  const [point, retina] = sides.template;
  const [small, large] = sides.linux;
  return [
    [`${mood}Template.png`, png('template', point)],
    [`${mood}Template@2x.png`, png('template', retina)],
    [`${mood}-light.ico`, ico('light')],
    [`${mood}-dark.ico`, ico('dark')],
    ...(['light', 'dark', 'either'] as const).flatMap(
      (on) =>
        [
          [`${mood}-${on}.png`, png(on, small)],
          [`${mood}-${on}@2x.png`, png(on, large)],
        ] as const,
    ),
  ];
}

function applicationFiles(): readonly (readonly [string, Buffer])[] {
  const svg = applicationSvg();
  const picture = (side: number): Picture => draw(svg, side);
  return [
    ['application.png', picture(512).png],
    ['application-256.png', picture(256).png],
    ['application.ico', icoFile(sides.applicationIco.map(picture))],
    ['application.icns', icnsFile(picture)],
  ];
}
