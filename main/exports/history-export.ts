import type { ExportFormat, HistoryFilter } from '../../shared/contract/history.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { historyTable } from '../history/csv.ts';
import { evidencePage } from '../history/evidence.ts';
import { isEmpty } from '../history/filter.ts';
import type { History } from '../history/history.ts';
import type { SaveExport } from './save-export.ts';

/** What an export works with. */
export type HistoryExportOptions = {
  readonly history: Pick<History, 'page'>;
  readonly snapshot: () => Snapshot;
  readonly machine: string;
  readonly save: SaveExport;
  /** Asks a person where to; undefined where they chose nothing. */
  readonly askWhere: (format: ExportFormat, day: string) => Promise<string | undefined>;
};

/** Writes the history into a file of a person's choice. */
export type HistoryExport = (format: ExportFormat, filter: HistoryFilter) => Promise<boolean>;

const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Gives whether a person chose a file. Throws FILE_NOT_READABLE, and what stops the file from being written; then it is
 * as it was before.
 */
export function createHistoryExport(options: HistoryExportOptions): HistoryExport {
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
    await options.save(file, () => contentOf(format, filter));
    return true;
  };
}
