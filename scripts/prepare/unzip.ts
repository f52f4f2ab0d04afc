import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { open, type Entry, type ZipFile } from 'yauzl';

const symbolicLink = 0o12;

/**
 * Unzips the entries for which `place` gives a path, relative to `folder`. Modes are kept; a symbolic link is an error.
 * yauzl refuses names that would leave the folder.
 */
export async function unzip(
  archive: string,
  folder: string,
  place: (name: string) => string | undefined,
): Promise<void> {
  const zip = await openArchive(archive);
  try {
    for (let entry = await nextEntry(zip); entry !== undefined; entry = await nextEntry(zip)) {
      const path = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
      if (path !== undefined) await writeEntry(zip, entry, join(folder, path));
    }
  } finally {
    zip.close();
  }
}

async function writeEntry(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  // the upper half is the Unix mode: type in four bits, then the permissions
  const mode = entry.externalFileAttributes >>> 16;
  if (mode >>> 12 === symbolicLink) throw new Error(`${entry.fileName} is a symbolic link`);
  await mkdir(dirname(path), { recursive: true });
  const permissions = mode & 0o777;
  const target = createWriteStream(path, { mode: permissions === 0 ? 0o644 : permissions });
  await pipeline(await openStream(zip, entry), target);
}

async function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  const abort = new AbortController();
  const { signal } = abort;
  const next = Promise.race([
    once(zip, 'entry', { signal }).then(([entry]: Entry[]) => entry),
    once(zip, 'end', { signal }).then(() => undefined),
  ]);
  zip.readEntry();
  try {
    return await next;
  } finally {
    abort.abort();
  }
}

function openArchive(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true }, (failure, zip) => {
      if (failure === null) resolve(zip);
      else reject(failure);
    });
  });
}

function openStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (failure, stream) => {
      if (failure === null) resolve(stream);
      else reject(failure);
    });
  });
}
