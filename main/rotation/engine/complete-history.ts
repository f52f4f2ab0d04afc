import { advance } from '../machine/advance.ts';
import { beginEntry } from '../machine/entry.ts';
import { historyLine } from '../machine/history-line.ts';
import type { JournalReading, Ports } from '../machine/ports.ts';
import type { NewHistoryLine } from '../machine/run.ts';

/** The history lines of the records of a journal, in their order. Pure. */
export function historyLinesOf({
  begun,
  later,
}: Pick<JournalReading['rotations'][number], 'begun' | 'later'>): readonly NewHistoryLine[] {
  const lines: NewHistoryLine[] = [];
  let entry = beginEntry(begun);
  for (const record of later) {
    entry = advance(entry, record);
    const line = historyLine(entry, record);
    if (line !== undefined) {
      lines.push(line);
    }
  }
  return lines;
}

/**
 * Writes the missing history lines of journalled rotations: a crash, or a full disk, can come between a record and its
 * line. Never fails; gives whether the history is complete now.
 */
export async function completeHistory(
  { history, log }: Ports,
  rotations: readonly Pick<JournalReading['rotations'][number], 'begun' | 'later'>[],
): Promise<boolean> {
  const lines = rotations.flatMap(historyLinesOf);
  if (lines.length === 0) {
    return true;
  }
  try {
    for (const line of await history.missing(lines)) {
      await history.append(line);
    }
    return true;
  } catch (cause) {
    log.error('the history could not be completed', cause);
    return false;
  }
}
