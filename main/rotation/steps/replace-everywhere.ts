import { FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { KeysInFiles } from '../../credentials/reading/read-files.ts';
import { type KeyPair, samePair } from '../../secrets/key-pair.ts';
import type { Ports } from '../machine/ports.ts';

// Once a file holds the other key the rotation can only go forward: a failed save is retried before a person decides.
const waits = [500, 1_000, 2_000, 4_000] as const;

/** A pair that replaces the key with another key ID in every place. */
export type PairReplacement = { readonly from: AccessKeyId; readonly to: KeyPair };

/**
 * The files that hold the id to be replaced, once all these are there to be read: one that is away now (a share, a
 * further home) may come back with what it held. Throws FILE_NOT_READABLE, and KEY_NOT_IN_FILES where no file holds
 * either key.
 */
export async function pathsToReplace(
  { files }: Ports,
  { from, to }: PairReplacement,
  expected: readonly string[],
): Promise<string[]> {
  const look = await files.look();
  requireAmong(look.files, expected);
  const places = look.locationsOf(from);
  if (places.length === 0 && look.locationsOf(to.id).length === 0) {
    throw new FailureError({ code: 'KEY_NOT_IN_FILES' });
  }
  return [...new Set(places.map((place) => place.path))];
}

/** Throws FILE_NOT_READABLE for the first of these files that is not there to be read. */
export async function requireThere({ files }: Ports, paths: readonly string[]): Promise<void> {
  if (paths.length > 0) {
    requireAmong((await files.look()).files, paths);
  }
}

function requireAmong(readings: KeysInFiles['files'], paths: readonly string[]): void {
  for (const path of paths) {
    const state = readings.find((reading) => reading.path === path)?.state;
    if (state === undefined || state === 'missing' || state === 'not readable') {
      throw new FailureError({ code: 'FILE_NOT_READABLE', path });
    }
  }
}

/** Saves the pair file by file. Throws why it stopped; which files were saved by then can be read from them. */
export async function replaceEverywhere(
  ports: Ports,
  paths: readonly string[],
  replacing: PairReplacement,
): Promise<void> {
  for (const path of paths) {
    await replaceIn(ports, path, replacing);
  }
}

async function replaceIn({ files, clock }: Ports, path: string, replacing: PairReplacement) {
  const { from, to } = replacing;
  for (const wait of [...waits, undefined]) {
    try {
      await files.replaceIn(path, from, to);
      return;
    } catch (cause) {
      const anySaved = (await files.locationsOf(to.id)).length > 0;
      if (!(cause instanceof FailureError) || wait === undefined || !mayPass(cause, anySaved)) {
        throw cause;
      }
      await clock.sleep(wait);
    }
  }
}

/** A concurrent edit is over soon; any other failure is retried only once a file holds the pair. */
function mayPass({ failure }: FailureError, anySaved: boolean): boolean {
  return anySaved || failure.code === 'FILE_CHANGED_MEANWHILE';
}

/**
 * *Saved* means: no known place holds the replaced id, every place that holds the other one reads it as the SDK reads
 * it, and each expected file is there to be read. Throws OLD_KEY_BACK, READ_BACK_DIFFERS, FILE_NOT_READABLE, or
 * KEY_NOT_IN_FILES where no place holds the pair at all.
 */
export async function requireReplaced(
  { files }: Ports,
  { from, to }: PairReplacement,
  expected: readonly string[] = [],
): Promise<void> {
  const look = await files.look();
  const [back] = look.locationsOf(from);
  if (back !== undefined) {
    throw new FailureError({ code: 'OLD_KEY_BACK', path: back.path, line: back.line });
  }
  const places = look.locationsOf(to.id);
  if (places.length === 0) {
    throw new FailureError({ code: 'KEY_NOT_IN_FILES' });
  }
  for (const place of places.filter(({ shadowed }) => shadowed !== true)) {
    const read = await look.readBack(place.profile);
    if (read === undefined || !samePair(read, to)) {
      throw new FailureError({ code: 'READ_BACK_DIFFERS', path: place.path });
    }
  }
  requireAmong(look.files, expected);
}
