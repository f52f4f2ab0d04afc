// yauzl 3 comes without types. These are the parts that unzip.ts uses.
declare module 'yauzl' {
  import type { EventEmitter } from 'node:events';
  import type { Readable } from 'node:stream';

  export type Entry = { readonly fileName: string; readonly externalFileAttributes: number };

  export type ZipFile = EventEmitter & {
    readEntry(): void;
    close(): void;
    openReadStream(entry: Entry, callback: (failure: Error | null, stream: Readable) => void): void;
  };

  export function open(
    path: string,
    options: { readonly lazyEntries: true },
    callback: (failure: Error | null, zip: ZipFile) => void,
  ): void;
}
