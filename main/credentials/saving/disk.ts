import type { Stats } from 'node:fs';
import { link, lstat, readdir, realpath, rename, stat } from 'node:fs/promises';
import { type OpenMode, syncFolder } from '../../disk/open-descriptor.ts';
import { type OpenFile, openFile, readWholeFile } from '../../disk/open-file.ts';
import { removeIfThere } from '../../disk/remove-if-there.ts';
import { copyAttributes } from './copy-attributes.ts';

/** An open file, as far as a save needs it. */
export type DiskFile = Pick<
  OpenFile,
  'chmod' | 'chown' | 'close' | 'fd' | 'stat' | 'sync' | 'write'
>;

/** All that a save asks of the file system; what fails throws the system's error. */
export type Disk = {
  link(existing: string, name: string): Promise<void>;
  lstat(path: string): Promise<Stats>;
  stat(path: string): Promise<Stats>;
  open(path: string, opening: OpenMode, mode?: number): Promise<DiskFile>;
  /** All bytes; EFBIG where they are more than `most`. */
  readFile(path: string, most?: number): Promise<Buffer>;
  readdir(path: string): Promise<readonly string[]>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  /** Ends when the names in a folder are on the disk. */
  syncFolder(folder: string): Promise<void>;
  /** Fine where there is nothing. */
  remove(path: string): Promise<void>;
  /** Whether `copyAttributes` copies any here: elsewhere no file has to be opened for it. */
  readonly copiesAttributes: boolean;
  /** Access control list and extended attributes, as far as the system's tools do it. */
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
