import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import { sampleEvidence } from '../fixtures/evidence.ts';
import type { OpenGallery } from './open-gallery.ts';

/** The pictures of the documentation: states of the gallery, whose clock, language and files are always equal. */
const pictures = {
  profiles: 'snapshot usual',
  details: 'details default 0',
  welcome: 'snapshot firstRun',
  'add-key': 'adding read 1',
  rotating: 'snapshot proving',
  'where-else': 'where else, opened',
  'read-only': 'snapshot readOnly',
  settings: 'view settings 3',
  history: 'view history 1',
  permissions: 'view permissions 3',
  team: 'view team 3',
} as const;
// In the last look; no state with pressed buttons, since those are found by their English names here.
const germanPictures = { german: 'snapshot usual' } as const;
const looks = ['light', 'dark'] as const;
const size = { width: 480, height: 760 };

/** Where the pictures are. */
const pictureFolder = path.join(checkoutRoot, 'docs', 'screenshots');

/** The file beside the pictures with what they were made on. */
export const recordFile = path.join(pictureFolder, 'made-on.json');

/** Each picture in turn, as the window shows it now. */
export async function* takePictures(
  gallery: OpenGallery,
): AsyncGenerator<{ readonly file: string; readonly png: Buffer }> {
  await gallery.page.setViewportSize(size);
  for (const colorScheme of looks) {
    await gallery.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [name, state] of Object.entries(pictures)) {
      await gallery.show(state);
      await pointNowhere(gallery);
      const png = await gallery.page.screenshot({ animations: 'disabled', caret: 'hide' });
      yield { file: path.join(pictureFolder, `${name}-${colorScheme}.png`), png };
    }
  }
  for (const [name, state] of Object.entries(germanPictures)) {
    await gallery.show(state, 'de');
    await pointNowhere(gallery);
    const png = await gallery.page.screenshot({ animations: 'disabled', caret: 'hide' });
    yield { file: path.join(pictureFolder, `${name}.png`), png };
  }
  yield { file: path.join(pictureFolder, 'evidence.png'), png: await takeEvidence(gallery) };
}

/** A pressed button must not look as if the mouse were over it. */
async function pointNowhere({ page }: OpenGallery): Promise<void> {
  await page.mouse.move(0, 0);
}

/** The page for an auditor, in its own window, since it is no state of Keyturn's window. */
async function takeEvidence({ app }: OpenGallery): Promise<Buffer> {
  const opening = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }, html) => {
    const window = new BrowserWindow({ width: 1123, height: 794 });
    void window.loadURL(`data:text/html;base64,${html}`).catch(() => undefined);
  }, Buffer.from(sampleEvidence()).toString('base64'));
  const page = await opening;
  await page.setViewportSize({ width: 1123, height: 794 });
  const png = await page.screenshot({ animations: 'disabled' });
  await page.close();
  return png;
}

/** What determines a picture, besides the application: the runtime, the system, and its fonts. */
export async function madeOn({ app }: OpenGallery): Promise<Readonly<Record<string, string>>> {
  const chromium = await app.evaluate(() => process.versions['chrome'] ?? '');
  return {
    chromium,
    system: `${process.platform} ${process.arch}`,
    text: await fontFor('system-ui'),
    code: await fontFor('monospace'),
  };
}

async function fontFor(family: string): Promise<string> {
  const format = '%{family} %{fontversion}';
  const { stdout } = await promisify(execFile)('fc-match', ['-f', format, family]);
  return stdout;
}

/** The share of pixels that differ visibly between two pictures, from 0 to 1; 1 where the sizes differ. */
export async function difference(
  { app }: OpenGallery,
  one: Buffer,
  other: Buffer,
): Promise<number> {
  return app.evaluate(
    ({ nativeImage }, images) => {
      const [left, right] = images.map((image) =>
        nativeImage.createFromBuffer(Buffer.from(image, 'base64')).toBitmap(),
      );
      if (left === undefined || right === undefined || left.length !== right.length) return 1;
      let differing = 0;
      for (let pixel = 0; pixel < left.length; pixel += 4) {
        const isOther = [0, 1, 2].some(
          (colour) => Math.abs((left[pixel + colour] ?? 0) - (right[pixel + colour] ?? 0)) > 8,
        );
        if (isOther) differing += 1;
      }
      return differing / (left.length / 4);
    },
    [one.toString('base64'), other.toString('base64')],
  );
}
