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

/** The way to an address, as requests to AWS take it. */
export type UpdateRoute = {
  /** `http://proxy.example:8080`; undefined where no proxy stands between. */
  readonly address: string;
  /** What the proxy is told where it asks who is there. */
  readonly signIn: (() => { readonly name: string; readonly password: string }) | undefined;
};

/** What `createUpdater` is given. */
export type UpdaterOptions = {
  readonly routeTo: (url: URL) => Promise<UpdateRoute | undefined>;
  readonly log: Log;
};

// Every installation sends the same one: electron-updater would make a number that tells them apart.
const nobody = { 'x-user-staging-id': '00000000-0000-0000-0000-000000000000' };

// As electron-updater asks for packages; Chromium's own name would tell the system and the version.
const everybody = { 'user-agent': 'electron-builder', 'cache-control': 'no-cache' };

/** electron-updater behind our port. It is loaded when the server is first asked, and never before. */
export function createUpdater({ routeTo, log }: UpdaterOptions): Updater {
  // Beside the archive in a package; electron-builder has written it there.
  const config = path.join(path.dirname(app.getAppPath()), 'app-update.yml');
  const hindrance = updateHindrance({
    platform: process.platform,
    env: process.env,
    config,
    // The installer of one person leaves it there, the one of administrators does not.
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
    // Everything that is done, is done because `main/updates/updates.ts` says so.
    autoUpdater.autoDownload = false;
    // Squirrel on macOS takes the file when it has come, and installs it once the application has ended.
    autoUpdater.autoInstallOnAppQuit = process.platform === 'darwin';
    autoUpdater.allowDowngrade = false;
    autoUpdater.allowPrerelease = false;
    autoUpdater.disableWebInstaller = true;
    // One file, with one hash over the whole of it.
    autoUpdater.disableDifferentialDownload = true;
    autoUpdater.isUserWithinRollout = ({ version }) => !isForTryingOut(version);
    autoUpdater.requestHeaders = nobody;
    autoUpdater.forceDevUpdateConfig = !app.isPackaged;
    autoUpdater.updateConfigPath = config;
    // Without a listener it would be thrown where nobody catches it; the promises tell of it, too.
    autoUpdater.on('error', () => undefined);
    autoUpdater.on('login', tellProxy);
    // Chromium would fetch a dictionary from Google for the session that this makes, spell checker or not.
    autoUpdater.netSession.setSpellCheckerLanguages([]);
    abortRequest = abortable(autoUpdater);
    loaded = autoUpdater;
    return autoUpdater;
  }

  /** A server that asks is told nothing: what there is to tell is the proxy's alone, and told it once. */
  function tellProxy(
    { isProxy }: { readonly isProxy: boolean },
    answer: (name: string, password: string) => void,
  ): void {
    const signIn = isProxy ? route?.signIn : undefined;
    route = undefined;
    const known = signIn?.();
    // Without an answer the request ends, as Electron has it; the types of electron-updater do not tell.
    Reflect.apply(answer, undefined, known === undefined ? [] : [known.name, known.password]);
  }

  /** The updater, on the way that requests to AWS would take by now. */
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
    // Of the addresses in the configuration it only takes this one, and of this one only what is signed.
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

  async function told<Result>(work: () => Promise<Result>): Promise<Result> {
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
      told(async () => {
        const found = await (await onItsWay()).checkForUpdates();
        return found?.isUpdateAvailable === true ? found.updateInfo.version : undefined;
      }),
    download: (progress, stopped) =>
      told(async () => {
        // One that was stopped is joined by another one, until it has ended.
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
      // The one that starts would take this one for the one that runs.
      app.releaseSingleInstanceLock();
      loaded.once('error', (cause) => {
        log.error('the update could not be installed', cause);
        const appImage = process.env['APPIMAGE'];
        // Whoever asked for it finds this version again.
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
