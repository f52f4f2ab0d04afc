import type { Stats } from 'node:fs';
import { link, lstat, readdir, realpath, rename, stat } from 'node:fs/promises';
import { type OpenMode, syncFolder } from '../../disk/open-descriptor.ts';
import { type OpenFile, openFile, readWholeFile } from '../../disk/open-file.ts';
import { removeIfThere } from '../../disk/remove-if-there.ts';
import { copyAttributes } from './copy-attributes.ts';

/** The part of an open file that a save needs. */
export type DiskFile = Pick<
  OpenFile,
  'chmod' | 'chown' | 'close' | 'fd' | 'stat' | 'sync' | 'write'
>;

/** The file system, as a save uses it. All calls throw the system's error. */
export type Disk = {
  link(existing: string, name: string): Promise<void>;
  lstat(path: string): Promise<Stats>;
  stat(path: string): Promise<Stats>;
  open(path: string, opening: OpenMode, mode?: number): Promise<DiskFile>;
  /** All bytes; EFBIG for more than `most`. */
  readFile(path: string, most?: number): Promise<Buffer>;
  readdir(path: string): Promise<readonly string[]>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  /** Flushes the names in a folder. */
  syncFolder(folder: string): Promise<void>;
  /** Removes a file if there is one. */
  remove(path: string): Promise<void>;
  /** Whether `copyAttributes` does anything on this system. */
  readonly copiesAttributes: boolean;
  /** See `copy-attributes.ts`. */
  copyAttributes(from: DiskFile, to: DiskFile): Promise<void>;
};

/** The file system of this computer. */
export const realDisk: Disk = {
  link: (existing, name) => link(existing, name),
  lstat: (path) => lstat(path),
  stat: (path) => stat(path),
  open: openFile,
  readFile: readWholeFile,
  readdir: (path) => readdir(path),
  realpath: (path) => realpath(path),
  rename: (from, to) => rename(from, to),
  syncFolder,
  remove: removeIfThere,
  copiesAttributes: process.platform === 'linux',
  copyAttributes: (from, to) => copyAttributes(from, to),
};
