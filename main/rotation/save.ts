import { Failed } from '../../shared/failure.ts';
import { type KeyPair, samePair } from '../secrets/key-pair.ts';
import type { Journalled } from './run.ts';

// Once a file holds the new key there is no way back: a save that fails is tried again before a person is asked.
const waits = [500, 1_000, 2_000, 4_000] as const;

/**
 * Step 5: the new pair goes into every place that holds the old id, file by file, and is read back through the SDK.
 * Ends saved; throws `Failed`. Whether anything was saved by then, the files tell.
 */
export async function save(context: Journalled, newPair: KeyPair): Promise<void> {
  context.note({ step: 'save' });
  const { files } = context.ports;
  const { oldKey } = context.entry().plan;
  const places = await files.placesOf(oldKey);
  if (places.length === 0 && (await files.placesOf(newPair.id)).length === 0) {
    throw new Failed({ code: 'KEY_NOT_IN_FILES' });
  }
  if (context.cancelled.aborted && context.entry().progress.phase === 'proved') {
    throw new Failed({ code: 'CANCELLED' });
  }
  const paths = [...new Set(places.map((place) => place.path))];
  await context.record({ kind: 'saving', paths });
  for (const path of paths) {
    await replace(context, path, newPair);
  }
  await requireSaved(context, newPair);
  await context.record({ kind: 'saved' });
}

async function replace(context: Journalled, path: string, newPair: KeyPair): Promise<void> {
  const { files, clock } = context.ports;
  const { oldKey } = context.entry().plan;
  for (const wait of [...waits, undefined]) {
    try {
      await files.replaceIn(path, oldKey, newPair);
      return;
    } catch (cause) {
      const anySaved = (await files.placesOf(newPair.id)).length > 0;
      if (!(cause instanceof Failed) || wait === undefined || !mayPass(cause, anySaved)) {
        throw cause;
      }
      await clock.sleep(wait);
    }
  }
}

/** A concurrent edit passes by itself; everything else is worth another try only where there is no way back. */
function mayPass({ failure }: Failed, anySaved: boolean): boolean {
  return anySaved || failure.code === 'FILE_CHANGED_MEANWHILE';
}

/**
 * *Saved* means: no known place holds the old key, and every place that holds the new one reads it as the SDK reads it.
 * Throws OLD_KEY_BACK, READ_BACK_DIFFERS, or KEY_NOT_IN_FILES where no place holds the new key at all.
 */
export async function requireSaved({ ports, entry }: Journalled, newPair: KeyPair): Promise<void> {
  const [back] = await ports.files.placesOf(entry().plan.oldKey);
  if (back !== undefined) {
    throw new Failed({ code: 'OLD_KEY_BACK', path: back.path, line: back.line });
  }
  const places = await ports.files.placesOf(newPair.id);
  if (places.length === 0) {
    throw new Failed({ code: 'KEY_NOT_IN_FILES' });
  }
  for (const place of places.filter(({ shadowed }) => shadowed !== true)) {
    const read = await ports.files.readBack(place.profile);
    if (read === undefined || !samePair(read, newPair)) {
      throw new Failed({ code: 'READ_BACK_DIFFERS', path: place.path });
    }
  }
}
