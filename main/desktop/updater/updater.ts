import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { FailureError } from '../../../shared/values/failure.ts';
import type { Log } from '../../base/log.ts';
import { removePath } from '../../commands/remove-path.ts';
import type { Updater } from '../../updates/updates.ts';
import { fetchList } from './fetch-list.ts';
import { updateFailure } from './update-failures.ts';
import { downloadsOf, feedOf, updateHindrance } from './update-feed.ts';
import { trustedKeys } from './update-keys.ts';
import { isForTryingOut } from './update-list.ts';
import { abortable } from './update-requests.ts';

/** The route to an address, as requests to AWS take it. */
export type UpdateRoute = {
  /** `http://proxy.example:8080`; undefined without a proxy. */
  readonly address: string;
  /** The proxy's credentials, if it asks for them. */
  readonly signIn: (() => { readonly name: string; readonly password: string }) | undefined;
};

export type UpdaterOptions = {
  readonly routeTo: (url: URL) => Promise<UpdateRoute | undefined>;
  readonly log: Log;
};

// The same for every installation: electron-updater would create a number that identifies each one.
const nobody = { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' };

// electron-updater's own headers for packages; Chromium's name would reveal the system and the version.
const everybody = { 'user-agent': 'electron-builder', 'cache-control': 'no-cache' };

/** electron-updater behind our port. It is loaded with the first request. */
export function createUpdater({ routeTo, log }: UpdaterOptions): Updater {
  // Beside the archive in a package, where electron-builder writes it.
  const config = path.join(path.dirname(app.getAppPath()), 'app-update.yml');
  const hindrance = updateHindrance({
    platform: process.platform,
    env: process.env,
    config,
    // The installer for one user leaves it there, the one for administrators does not.
    uninstaller: path.join(path.dirname(process.execPath), `Uninstall ${app.getName()}.exe`),
    exists: existsSync,
  });
  let route: UpdateRoute | undefined;
  let loading: Promise<AppUpdater> | undefined;
  let loaded: AppUpdater | undefined;
  let abortRequest = (): void => undefined;
  let lastDownload: Promise<unknown> = Promise.resolve();

  async function load(): Promise<AppUpdater> {
    const { autoUpdater } = await import('electron-updater');
    autoUpdater.logger = {
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
      debug: () => undefined,
    };
    // Nothing happens unless `main/updates/updates.ts` calls for it.
    autoUpdater.autoDownload = false;
    // Squirrel on macOS takes the downloaded file, and installs it once the application has exited.
    autoUpdater.autoInstallOnAppQuit = process.platform === 'darwin';
    autoUpdater.allowDowngrade = false;
    autoUpdater.allowPrerelease = false;
    autoUpdater.disableWebInstaller = true;
    // One file, with one hash of all of it.
    autoUpdater.disableDifferentialDownload = true;
    autoUpdater.isUserWithinRollout = ({ version }) => !isForTryingOut(version);
    autoUpdater.requestHeaders = nobody;
    autoUpdater.forceDevUpdateConfig = !app.isPackaged;
    autoUpdater.updateConfigPath = config;
    // Without a listener the error would be thrown uncaught; the promises reject with it, too.
    autoUpdater.on('error', () => undefined);
    autoUpdater.on('login', tellProxy);
    // Chromium would fetch a dictionary from Google for the new session, even without a spell checker.
    autoUpdater.netSession.setSpellCheckerLanguages([]);
    abortRequest = abortable(autoUpdater);
    loaded = autoUpdater;
    return autoUpdater;
  }

  /** Only a proxy gets the credentials, and only once; a server never does. */
  function tellProxy(
    { isProxy }: { readonly isProxy: boolean },
    answer: (name: string, password: string) => void,
  ): void {
    const signIn = isProxy ? route?.signIn : undefined;
    route = undefined;
    const known = signIn?.();
    // Electron cancels the request without an answer; the types of electron-updater don't say so.
    Reflect.apply(answer, undefined, known === undefined ? [] : [known.name, known.password]);
  }

  /** The updater, on the route that requests to AWS would take now. */
  async function onItsWay(): Promise<AppUpdater> {
    loading ??= load();
    const updater = await loading;
    const feed = feedOf(await readFile(config, 'utf8'));
    if (feed === undefined) throw new FailureError({ code: 'UPDATE_NOT_UNDERSTOOD', path: config });
    route = await routeTo(feed);
    await updater.netSession.setProxy(
      route === undefined
        ? { mode: 'direct' }
        : { mode: 'fixed_servers', proxyRules: route.address },
    );
    const { signedProvider } = await import('./signed-provider.ts');
    const { netSession: session } = updater;
    // It uses no other address of the configuration, and only what is signed.
    updater.setFeedURL({
      provider: 'custom',
      updateProvider: signedProvider({
        url: feed,
        keys: trustedKeys(app.isPackaged),
        fetch: (url) =>
          fetchList(url, { session, headers: { ...nobody, ...everybody }, login: tellProxy }),
      }),
    });
    return updater;
  }

  async function withUpdateFailure<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      const failure = updateFailure(cause);
      log.debug('the updater failed', { code: failure.code });
      throw new FailureError(failure);
    }
  }

  return {
    hindrance,
    find: () =>
      withUpdateFailure(async () => {
        const found = await (await onItsWay()).checkForUpdates();
        return found?.isUpdateAvailable === true ? found.updateInfo.version : undefined;
      }),
    download: (progress, stopped) =>
      withUpdateFailure(async () => {
        // A stopped download would be joined by the next one until it has ended.
        await lastDownload;
        const updater = await onItsWay();
        const tell = ({ percent }: { readonly percent: number }): void => {
          progress(Math.min(100, Math.max(0, Math.floor(percent))));
        };
        const { CancellationToken } = await import('electron-updater');
        const token = new CancellationToken();
        const cancel = (): void => {
          token.cancel();
          abortRequest();
        };
        stopped.addEventListener('abort', cancel);
        if (stopped.aborted) cancel();
        updater.on('download-progress', tell);
        const download = updater.downloadUpdate(token);
        lastDownload = Promise.allSettled([download]);
        try {
          await download;
        } finally {
          updater.off('download-progress', tell);
          stopped.removeEventListener('abort', cancel);
        }
      }),
    forget: async () => {
      if (hindrance === 'runs from a folder') return;
      await lastDownload;
      const downloads = downloadsOf(await readFile(config, 'utf8'), {
        platform: process.platform,
        env: process.env,
        home: homedir(),
      });
      if (downloads !== undefined) await removePath(downloads);
    },
    install: ({ startsAgain }) => {
      if (loaded === undefined) return;
      // The new process would find this one's lock and exit.
      app.releaseSingleInstanceLock();
      loaded.once('error', (cause) => {
        log.error('the update could not be installed', cause);
        const appImage = process.env['APPIMAGE'];
        // A person who has asked for the update gets this version again.
        if (startsAgain && appImage !== undefined) app.relaunch({ execPath: appImage, args: [] });
      });
      if (process.platform !== 'darwin') {
        loaded.quitAndInstall(true, startsAgain);
      } else if (startsAgain) {
        loaded.quitAndInstall();
      }
    },
  };
}
