import path from 'node:path';
import { openGallery } from '../test/support/gallery/open-gallery.ts';
import { checkoutRoot, runScript, say } from './prepare/run-script.ts';

/** The pictures of the documentation: states of the gallery, whose clock, language and files are always the same. */
const pictures = {
  profiles: 'snapshot usual',
  welcome: 'snapshot firstRun',
  'add-key': 'adding read 1',
  rotating: 'snapshot proving',
  'where-else': 'where else, opened',
  'read-only': 'snapshot readOnly',
  settings: 'view settings 3',
  history: 'view history 1',
} as const;
const looks = ['light', 'dark'] as const;
const size = { width: 480, height: 760 };

await runScript(import.meta.url, async () => {
  const gallery = await openGallery();
  try {
    await gallery.page.setViewportSize(size);
    for (const colorScheme of looks) {
      await gallery.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const [name, state] of Object.entries(pictures)) {
        await gallery.show(state);
        const file = path.join('docs', 'screenshots', `${name}-${colorScheme}.png`);
        const target = path.join(checkoutRoot, file);
        await gallery.page.screenshot({ path: target, animations: 'disabled' });
        say(file);
      }
    }
  } finally {
    await gallery.close();
  }
});
