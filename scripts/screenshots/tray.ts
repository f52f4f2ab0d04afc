import { execFile } from 'node:child_process';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { trayStatuses } from '../../shared/tray/tray-status.ts';
import { openScene, type Scene } from '../../test/e2e/support/scene.ts';
import type { RunningApplication } from '../../test/support/application.ts';
import { until } from '../../test/support/desktop/until.ts';
import { iconFolder } from '../icons/folder.ts';
import { checkoutRoot } from '../prepare/run-script.ts';

const run = promisify(execFile);

// Painting is done by then; these are pictures, not tests.
const SETTLING = 1500;

/** The menu, and the five icons, as a panel shows them. */
export async function* takeTrayPictures(): AsyncGenerator<{
  readonly file: string;
  readonly png: Buffer;
}> {
  const scene = await openScene({
    settings: { toldOnce: ['where it lives'] },
    agrees: added.map(([name]) => name),
  });
  try {
    await addKeys(scene);
    const keyturn = await scene.start({ arguments: ['--hidden'] });
    const { notifications, tray } = scene.desktop;
    await tray.waitForMenu((items) => items.some(({ label }) => label.startsWith('staging · 41')));
    await notifications.waitForNotification(({ summary }) => summary.includes('keys'));
    yield await take(scene, 'notification', ['-gravity', 'NorthEast', '-crop', '330x70+0+50']);
    await point(scene, ['mousemove', '14', '14', 'click', '3']);
    yield await take(scene, 'tray-menu', ['-crop', '233x343+0+0']);
    await point(scene, ['key', 'Escape', 'mousemove', '600', '600']);
    await showEveryStatus(scene, keyturn);
    yield await take(scene, 'tray-icons', [
      '-crop',
      '112x30+0+0',
      '-filter',
      'point',
      '-resize',
      '300%',
    ]);
  } finally {
    await scene.close();
  }
}

const added = [
  ['reports', 84],
  ['sandbox', 12],
  ['staging', 41],
] as const;

async function addKeys({ aws, file }: Scene): Promise<void> {
  for (const [name, createdDaysAgo] of added) {
    const key = aws.addUser({ account: '111122223333', name }).addKey({ createdDaysAgo });
    await appendFile(
      file,
      `\n[${name}]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`,
    );
  }
}

/** Adds the four other icons beside the one that Keyturn shows. */
async function showEveryStatus({ desktop }: Scene, { app }: RunningApplication): Promise<void> {
  const others = trayStatuses.filter((status) => status !== 'overdue');
  // One after the other: of several at once, the panel draws only some.
  for (const [index, status] of others.entries()) {
    await app.evaluate(
      ({ nativeImage, Tray }, file) => {
        // A tray without a reference is garbage collected, and its icon disappears.
        Object.assign(globalThis, { [file]: new Tray(nativeImage.createFromPath(file)) });
      },
      path.join(iconFolder, `${status}-either.png`),
    );
    // Keyturn's own, and those added so far.
    await until('the icon', async () => (await desktop.tray.items()).length === index + 2);
    await pause(SETTLING);
  }
}

async function point({ desktop }: Scene, keys: readonly string[]): Promise<void> {
  await run('xdotool', [...keys], { env: desktop.env });
}

async function take({ desktop }: Scene, name: string, change: readonly string[]) {
  await pause(SETTLING);
  const whole = path.join(desktop.runtimeDirectory, `${name}.png`);
  await desktop.screenshot(whole);
  await run('convert', [whole, ...change, '+repage', '-strip', whole]);
  const file = path.join(checkoutRoot, 'docs', 'screenshots', `${name}.png`);
  return { file, png: await readFile(whole) };
}
