import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { Failed } from '../../shared/failure.ts';
import type { ExportFormat, HistoryFilter } from '../../shared/history.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { saveAtomically } from '../credentials/atomic-save.ts';
import { readBytes } from '../credentials/read-known-files.ts';
import { historyTable } from '../history/csv.ts';
import { evidencePage } from '../history/evidence.ts';
import { isEmpty } from '../history/filter.ts';
import type { History } from '../history/history.ts';

/** What an export works with. */
export type ExportingOptions = {
  readonly history: Pick<History, 'page'>;
  readonly snapshot: () => Snapshot;
  readonly machine: string;
  /** Files and folders that no export may replace: those that hold keys, and what Keyturn keeps. */
  readonly inUse: () => readonly string[];
  /** Asks a person where to; undefined where they chose nothing. */
  readonly askWhere: (format: ExportFormat, day: string) => Promise<string | undefined>;
};

/** Writes the history into a file of a person's choice. */
export type Exporting = (format: ExportFormat, filter: HistoryFilter) => Promise<boolean>;

const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Gives whether a person chose a file. Throws FILE_NOT_READABLE, and what stops the file from being written; then it is
 * as it was before.
 */
export function createExporting(options: ExportingOptions): Exporting {
  const { history, machine } = options;

  async function contentOf(format: ExportFormat, filter: HistoryFilter): Promise<string> {
    const { at: now, profiles, version, limits } = options.snapshot();
    const whole = await history.page(0, ALL);
    if (format === 'CSV') {
      const found = isEmpty(filter) ? whole : await history.page(0, ALL, filter);
      // What is wrong with the file is told whatever is looked for; its place among the lines is not known then.
      const damages = isEmpty(filter)
        ? whole.damages
        : whole.damages.map((damage) => ({ ...damage, below: 0 }));
      return historyTable({ ...found, damages }, machine);
    }
    return evidencePage({
      history: whole,
      profiles,
      from: filter.from,
      to: filter.to,
      now,
      machine,
      version,
      limitDays: limits.overdueDays,
    });
  }

  return async (format, filter) => {
    const day = new Date(options.snapshot().at).toISOString().slice(0, 10);
    const file = await options.askWhere(format, day);
    if (file === undefined) return false;
    await requireFree(file, options.inUse());
    const content = Buffer.from(await contentOf(format, filter));
    await saveAtomically(file, content, { expected: await readBytes(file) });
    return true;
  };
}

/** A dialog of the system asks whether a file may be replaced, and knows nothing of what it holds. */
async function requireFree(file: string, inUse: readonly string[]): Promise<void> {
  const target = await resolved(file);
  for (const each of inUse) {
    const from = path.relative(await resolved(each), target);
    const isWithin = from !== '..' && !from.startsWith(`..${path.sep}`) && !path.isAbsolute(from);
    if (isWithin) throw new Failed({ code: 'FILE_NOT_SAVED', path: file });
  }
}

/** Where a path leads; a file that is not there yet lies where its folder leads. */
async function resolved(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    const folder = path.dirname(file);
    return path.join(await realpath(folder).catch(() => folder), path.basename(file));
  }
}
