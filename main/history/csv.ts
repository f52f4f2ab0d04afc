import type { HistoryDamage, HistoryPage } from '../../shared/contract/history.ts';
import { csvTable } from './csv-text.ts';

/** The columns in order, as `docs/history.md` describes them. None is ever removed or moved: programs read them. */
const columns = [
  'time',
  'machine',
  'event',
  'account',
  'user',
  'profiles',
  'old_key',
  'new_key',
  'old_key_created',
  'error',
  'step',
  'rotation',
] as const;
type Column = (typeof columns)[number];

// The same in every language: programs read them, and files of several people are joined.
const damageEvents = {
  changed: (line: number) => `damaged: line ${line} was changed or torn`,
  removed: (line: number) => `damaged: lines before line ${line} were removed`,
} as const satisfies Record<HistoryDamage['what'], (line: number) => string>;

/** The history as a table for programs, the oldest line first. Pure. */
export function historyTable({ lines, damages }: HistoryPage, machine: string): string {
  const rows: (readonly string[])[] = [];
  const row = (cells: Partial<Record<Column, string | undefined>>): void => {
    rows.push(columns.map((column) => cells[column] ?? ''));
  };
  // Lines of the page are newest first; `below` is the number of lines above a damage.
  for (let above = lines.length; above >= 0; above -= 1) {
    const line = lines[above];
    if (line !== undefined) {
      row({
        time: iso(line.at),
        machine,
        event: line.event,
        account: line.account,
        user: line.user,
        profiles: line.profiles.join(' '),
        old_key: line.oldKey,
        new_key: line.newKey,
        old_key_created: line.oldKeyCreatedAt === undefined ? '' : iso(line.oldKeyCreatedAt),
        error: line.code,
        step: line.reached,
        rotation: line.rotation,
      });
    }
    for (const damage of damages.filter(({ below }) => below === above).toReversed()) {
      row({ machine, event: damageEvents[damage.what](damage.line) });
    }
  }
  return csvTable([columns, ...rows]);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
