import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openGallery } from '../test/support/gallery/open-gallery.ts';
import { madeOn, recordFile, takePictures } from '../test/support/gallery/pictures.ts';
import { checkoutRoot, runScript, say } from './prepare/run-script.ts';
import { takeTrayPictures } from './screenshots/tray.ts';

// Takes the pictures of the documentation again, and records what they were made on.
await runScript(import.meta.url, async () => {
  const gallery = await openGallery();
  try {
    for await (const picture of takePictures(gallery)) await keep(picture);
    for await (const picture of takeTrayPictures()) await keep(picture);
    await writeFile(recordFile, `${JSON.stringify(await madeOn(gallery), undefined, 2)}\n`);
  } finally {
    await gallery.close();
  }
});

type Picture = { readonly file: string; readonly png: Buffer };

async function keep({ file, png }: Picture): Promise<void> {
  await writeFile(file, png);
  say(path.relative(checkoutRoot, file));
}
