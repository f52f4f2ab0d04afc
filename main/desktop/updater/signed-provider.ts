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

/** Where lists come from, and who may have signed them. */
export type SignedFeed = {
  readonly url: URL;
  readonly keys: readonly KeyObject[];
  readonly fetch: (url: URL) => Promise<string>;
};

/** What electron-updater makes its source of lists with. */
type ProviderClass = new (
  options: object,
  updater: object,
  runtimeOptions: ProviderRuntimeOptions,
) => Provider<UpdateInfo>;

/**
 * A source of lists in which nothing counts that is not signed. The list is fetched once, and what electron-updater is
 * told, to compare, to download and to install by, is what was read out of the signed part of that text: no second
 * answer of the server can differ from it.
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
      // Kept by a cache on the way, it would be an old one.
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
