import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { itemOf } from '../support/scene.ts';
import { watchedScenes } from '../support/watched-scene.ts';

const set = watchedScenes();

/** A shell that looks for a tray icon as long as it is let, notes when there is one, and never answers. */
const shellText = (note: string): string => `#!/bin/sh
until gdbus call --session --dest org.kde.StatusNotifierWatcher --object-path /StatusNotifierWatcher \\
  --method org.freedesktop.DBus.Properties.Get org.kde.StatusNotifierWatcher RegisteredStatusNotifierItems |
  grep -q "\\['"
do :; done
touch '${note}'
exec sleep 1000
`;

test('a login shell that never answers finds the tray icon there already; files are read once it is given up', async () => {
  const here = await set();
  const shell = join(here.desktop.home, 'shell');
  const note = join(here.desktop.home, 'icon-is-there');
  await writeFile(shell, shellText(note), { mode: 0o700 });
  const keyturn = await here.start({ env: { SHELL: shell } });
  await itemOf(await keyturn.page(), 'default')
    .getByText('93 days old, overdue')
    .waitFor();
  expect(existsSync(note)).toBe(true);
});
