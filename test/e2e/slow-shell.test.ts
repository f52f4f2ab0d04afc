import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { itemOf } from './scene.ts';
import { watchedScenes } from './watched-scene.ts';

const set = watchedScenes();

test('a login shell that never answers holds up neither tray nor window; AWS is asked once it is given up', async () => {
  const here = await set();
  const shell = join(here.desktop.home, 'shell');
  await writeFile(shell, '#!/bin/sh\nexec sleep 1000\n', { mode: 0o700 });
  const keyturn = await here.start({ env: { SHELL: shell } });
  await here.desktop.tray.waitForMenu((items) =>
    items.some(({ label }) => label === 'Reading your files…'),
  );
  const page = await keyturn.page();
  expect(here.aws.log).toEqual([]);
  await itemOf(page, 'default').getByText('93 days old, overdue').waitFor();
});
