import { mkdir, readdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import type { RotationId } from '../../../shared/values/identifiers.ts';
import type { Clock } from '../../base/clock.ts';
import { createNamedQueues } from '../../base/queues.ts';
import { systemNameOf } from '../../base/system-errors.ts';
import { FileHeldError, readPatiently, retryWhileBusy, toKeep } from '../../disk/busy-retry.ts';
import { syncFolder, tooLarge } from '../../disk/open-descriptor.ts';
import { withFile, writeAll } from '../../disk/open-file.ts';
import { lineOf, LONGEST_LINE, readLines } from '../machine/journal-line.ts';
import type { Journal, JournalReading } from '../machine/ports.ts';
import { BegunRecord, type JournalRecord, type NewRecord } from '../machine/records.ts';

/** Room for every later record of a rotation, its roll back among them: taken before anything is done. Bytes. */
const ROOM = 16 * 1024;
// A rotation writes some thirty records. In bytes.
const LARGEST = 2 * 1024 * 1024;
const ENDING = '.journal';

/**
 * The journal in a folder, one file a rotation. A file is made at its full size, filled with blanks, and records are
 * written over them one behind the other: a disk that is full by then can't block them.
 */
export function createJournal(folder: string, clock: Pick<Clock, 'now'>): Journal {
  const lengths = new Map<RotationId, number>();
  const turns = createNamedQueues();
  const fileOf = (id: string): string => path.join(folder, `${id}${ENDING}`);

  async function begin(record: Omit<BegunRecord, 'version' | 'at'>): Promise<BegunRecord> {
    const begun: BegunRecord = { ...record, version: 1, at: clock.now() };
    const line = Buffer.from(lineOf(begun));
    const file = fileOf(begun.rotation);
    // What could not be read again must not be begun.
    if (line.length > LONGEST_LINE || !BegunRecord.safeParse(begun).success) {
      throw notWritable(file, tooLarge());
    }
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Its name in the folder, too: side by side, as the disk takes its time for each.
      await writeThrough(file, 'wx', Buffer.concat([line, Buffer.alloc(ROOM, ' ')]), 0, () =>
        syncFolder(folder),
      );
    } catch (cause) {
      throw notWritable(file, cause);
    }
    lengths.set(begun.rotation, line.length);
    return begun;
  }

  async function append(rotation: RotationId, next: NewRecord): Promise<JournalRecord> {
    const record: JournalRecord = { ...next, version: 1, at: clock.now() };
    const line = Buffer.from(lineOf(record));
    const file = fileOf(rotation);
    try {
      const length = lengths.get(rotation) ?? readLines(await readPatiently(file, LARGEST)).length;
      await retryWhileBusy(() => writeThrough(file, 'r+', line, length), toKeep);
      lengths.set(rotation, length + line.length);
    } catch (cause) {
      throw notWritable(file, cause);
    }
    return record;
  }

  async function remove(rotation: RotationId): Promise<void> {
    try {
      await retryWhileBusy(() => unlink(fileOf(rotation)), toKeep);
      await syncFolder(folder);
    } catch (cause) {
      throw notWritable(fileOf(rotation), cause);
    }
    lengths.delete(rotation);
  }

  return {
    begin,
    // Each begins where the one before it has ended.
    append: (rotation, next) => turns.run(rotation, () => append(rotation, next)),
    remove: (rotation) => turns.run(rotation, () => remove(rotation)),
    load: () => load(folder),
  };
}

async function load(folder: string): Promise<JournalReading> {
  const rotations: JournalReading['rotations'][number][] = [];
  const unreadable: Failure[] = [];
  for (const name of await filesIn(folder)) {
    const file = path.join(folder, name);
    const bytes = await bytesOf(file);
    if (bytes instanceof FailureError) {
      unreadable.push(bytes.failure);
      continue;
    }
    const damage = { code: 'JOURNAL_DAMAGED', path: file } as const;
    const { records, damaged } = readLines(bytes);
    const [begun, ...later] = records;
    // Under another name it is a copy, or the work of a hand.
    if (begun?.kind === 'begun' && name === `${begun.rotation}${ENDING}`) {
      rotations.push({ begun, later, damage: damaged ? damage : undefined });
    } else if (damaged || begun !== undefined) {
      // Without damage it is a first record that a power cut has torn: nothing was done after it.
      unreadable.push(damage);
    }
  }
  return { rotations, unreadable };
}

/** The bytes of a journal; empty for one that was closed in this moment. */
async function bytesOf(file: string): Promise<Buffer | FailureError> {
  try {
    return await readPatiently(file, LARGEST);
  } catch (cause) {
    if (systemNameOf(cause) === 'ENOENT') return Buffer.alloc(0);
    // Nothing is wrong with it: it is read the next time.
    const code = cause instanceof FileHeldError ? 'FILE_HELD' : 'JOURNAL_DAMAGED';
    return new FailureError({ code, path: file, ...named(cause) });
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(ENDING)).toSorted();
  } catch (cause) {
    if (systemNameOf(cause) === 'ENOENT') {
      return [];
    }
    throw new FailureError({ code: 'JOURNAL_DAMAGED', path: folder, ...named(cause) });
  }
}

async function writeThrough(
  file: string,
  flag: 'wx' | 'r+',
  bytes: Buffer,
  position: number,
  syncToo: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await withFile(file, flag, async (opened) => {
    await writeAll(opened, bytes, position);
    await all([opened.sync(), syncToo()]);
  });
}

/** Ends when all have, and throws what any of them does. */
async function all(promises: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(promises)) {
    if (result.status === 'rejected') throw result.reason;
  }
}

function notWritable(file: string, cause: unknown): FailureError {
  return new FailureError({ code: 'JOURNAL_NOT_WRITABLE', path: file, ...named(cause) });
}

function named(cause: unknown): { readonly systemName: string } {
  return { systemName: systemNameOf(cause) ?? 'unknown' };
}
