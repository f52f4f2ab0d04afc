import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import { startUpdateServer, type UpdateServer } from './server.ts';

/** Keyturn as in an AppImage: the application, and beside it the source of updates. */
export type Installation = {
  readonly server: UpdateServer;
  /** The application's folder. */
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  /** The content of the file that was started. */
  appImage(): Promise<string>;
  /** Replaces the file by something that can't be replaced. */
  block(): Promise<void>;
  /** Puts the old version there again. */
  unblock(): Promise<void>;
  /** What the new version has printed; undefined if it was never started. */
  ran(): Promise<string | undefined>;
  remove(): Promise<void>;
};

const oldVersion = '#!/bin/sh\n# version 0.1.0\n';

/**
 * Installs the built application like this, with a server that has this version (or another feed). The installed
 * version only reports that it ran.
 */
export async function installKeyturn(version: string, feed?: string): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-updates-'));
  const marker = join(folder, 'ran');
  const file = `#!/bin/sh\n# version ${version}\ntrue\necho "exits: $APPIMAGE_EXIT_AFTER_INSTALL" >'${marker}'\n`;
  const server = await startUpdateServer(version, file);
  const path = join(folder, 'app');
  const appImage = join(folder, 'Keyturn.AppImage');
  await mkdir(path);
  for (const name of ['out', 'package.json', 'node_modules']) {
    await symlink(join(checkoutRoot, name), join(path, name));
  }
  await writeFile(appImage, oldVersion, { mode: 0o755 });
  await writeFile(
    join(folder, 'app-update.yml'),
    `provider: generic\nurl: ${feed ?? server.url}\nupdaterCacheDirName: keyturn-updater\n`,
  );
  return {
    server,
    path,
    env: { APPIMAGE: appImage },
    appImage: () => readFile(appImage, 'utf8'),
    block: async () => {
      await rm(appImage);
      await mkdir(appImage);
    },
    unblock: async () => {
      await rm(appImage, { recursive: true });
      await writeFile(appImage, oldVersion, { mode: 0o755 });
    },
    ran: async () => (existsSync(marker) ? readFile(marker, 'utf8') : undefined),
    remove: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
