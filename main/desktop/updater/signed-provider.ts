import type { KeyObject } from 'node:crypto';
import { Provider, type ResolvedUpdateFileInfo, type UpdateInfo } from 'electron-updater';
import {
  parseUpdateInfo,
  type ProviderRuntimeOptions,
} from 'electron-updater/out/providers/Provider.js';
import { defined } from '../../../shared/lib/defined.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { UpdateList } from './update-list.ts';
import { signedList } from './update-signature.ts';

/** The source of lists, and the keys that may sign them. */
export type SignedFeed = {
  readonly url: URL;
  readonly keys: readonly KeyObject[];
  readonly fetch: (url: URL) => Promise<string>;
};

/** The class that electron-updater constructs its source of lists from. */
type ProviderClass = new (
  options: object,
  updater: object,
  runtimeOptions: ProviderRuntimeOptions,
) => Provider<UpdateInfo>;

/**
 * A source of lists that ignores everything unsigned. The list is fetched once, and electron-updater compares,
 * downloads and installs by the signed part of that text: no second answer of the server can differ from it.
 */
export function signedProvider({ url, keys, fetch }: SignedFeed): ProviderClass {
  const folder = new URL(url.href.endsWith('/') ? url : `${url.href}/`);
  return class SignedProvider extends Provider<UpdateInfo> {
    constructor(_options: object, _updater: object, runtimeOptions: ProviderRuntimeOptions) {
      super(runtimeOptions);
    }

    override async getLatestVersion(): Promise<UpdateInfo> {
      const file = `${this.getDefaultChannelName()}.yml`;
      const place = new URL(file, folder);
      // A cache on the way could return an old list.
      place.searchParams.set('noCache', Date.now().toString(32));
      const text = await fetch(place);
      const list = signedList(text, file, keys);
      if (list === undefined) {
        // A sign-in page of the network is no attack.
        const isList = /^version:/mu.test(text);
        throw new FailureError({ code: isList ? 'UPDATE_NOT_SIGNED' : 'UPDATE_NOT_UNDERSTOOD' });
      }
      const read = UpdateList.safeParse(parseUpdateInfo(list, file, place));
      const [first] = read.data?.files ?? [];
      if (!read.success || first === undefined) {
        throw new FailureError({ code: 'UPDATE_NOT_UNDERSTOOD' });
      }
      const { version, files, minimumSystemVersion } = read.data;
      return {
        version,
        files,
        path: first.url,
        sha512: first.sha512,
        releaseDate: '',
        ...defined({ minimumSystemVersion }),
      };
    }

    override resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
      return files.map((info) => ({ url: new URL(info.url, folder), info }));
    }
  };
}
