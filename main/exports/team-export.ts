import type { TeamFilter, TeamRow } from '../../shared/contract/team.ts';
import { csvTable } from '../history/csv-text.ts';
import type { TeamExcerpt, Team } from '../team/team.ts';
import type { SaveExport } from './save-export.ts';

/** Writes the keys that meet the filter into a file that a person chooses; returns whether they chose one. */
export type TeamExport = (filter: TeamFilter) => Promise<boolean>;

export type TeamExportOptions = {
  readonly team: Pick<Team, 'found'>;
  readonly now: () => number;
  readonly save: SaveExport;
  /** Asks a person for the file; undefined where none was chosen. */
  readonly askWhere: (day: string) => Promise<string | undefined>;
};

/** Throws the failure of writing; the file is unchanged then. */
export function createTeamExport({ team, now, save, askWhere }: TeamExportOptions): TeamExport {
  return async (filter) => {
    const path = await askWhere(new Date(now()).toISOString().slice(0, 10));
    if (path === undefined) return false;
    await save(path, () => teamTable(team.found(filter)));
    return true;
  };
}

/** The columns, in order; `docs/team.md` describes each. None is ever removed or moved. */
const columns = [
  'report_made',
  'account',
  'user',
  'arn',
  'key',
  'status',
  'changed',
  'days_at_least',
  'due',
  'last_used',
  'last_used_service',
  'last_used_region',
  'root_user',
  'two_active_keys',
] as const;
type Cells = Partial<Record<(typeof columns)[number], string | undefined>>;

/** One line for each key, and one for each user without any, in the order of the table. Pure. */
export function teamTable({ account, madeAt, rows }: TeamExcerpt): string {
  const lines = rows.flatMap((row): readonly Cells[] => {
    const user: Cells = {
      report_made: iso(madeAt),
      account,
      user: row.user,
      arn: row.arn,
      root_user: yesOrNo(row.isRoot),
      two_active_keys: yesOrNo(row.remarks.includes('two active keys')),
    };
    return row.keys.length === 0 ? [user] : row.keys.map((key) => ({ ...user, ...cellsOf(key) }));
  });
  return csvTable([columns, ...lines.map((cells) => columns.map((column) => cells[column] ?? ''))]);
}

function cellsOf({ place, status, changedAt, age, lastUse }: TeamRow['keys'][number]): Cells {
  const used = lastUse.known === 'used' ? lastUse : undefined;
  return {
    key: `${place}`,
    status,
    changed: changedAt === undefined ? undefined : iso(changedAt),
    days_at_least: age === undefined ? undefined : `${age.days}`,
    due: age?.due,
    last_used: used === undefined ? lastUse.known : iso(used.at),
    last_used_service: used?.service,
    last_used_region: used?.region,
  };
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
