import type { ExportFormat, HistoryFilter } from '../../shared/contract/history.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { historyTable } from '../history/csv.ts';
import { evidencePage } from '../history/evidence.ts';
import { isEmpty } from '../history/filter.ts';
import type { History } from '../history/history.ts';
import type { SaveExport } from './save-export.ts';

export type HistoryExportOptions = {
  readonly history: Pick<History, 'page'>;
  readonly snapshot: () => Snapshot;
  readonly machine: string;
  readonly save: SaveExport;
  /** Asks a person for the file; undefined where none was chosen. */
  readonly askWhere: (format: ExportFormat, day: string) => Promise<string | undefined>;
};

/** Writes the history into a file that a person chooses. */
export type HistoryExport = (format: ExportFormat, filter: HistoryFilter) => Promise<boolean>;

const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Returns whether a person has chosen a file. Throws FILE_NOT_READABLE, or the failure of writing; the file is
 * unchanged then.
 */
export function createHistoryExport(options: HistoryExportOptions): HistoryExport {
  const { history, machine } = options;

  async function contentOf(format: ExportFormat, filter: HistoryFilter): Promise<string> {
    const { at: now, profiles, version, limits } = options.snapshot();
    const whole = await history.page(0, ALL);
    if (format === 'CSV') {
      const found = isEmpty(filter) ? whole : await history.page(0, ALL, filter);
      // Damage of the file is exported with any filter, but its place among the filtered lines is unknown.
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
