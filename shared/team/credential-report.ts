import { TeamUser, type TeamKey } from '../contract/team.ts';
import { readTable } from '../lib/csv-table.ts';
import { defined } from '../lib/defined.ts';
import type { LastUse } from '../values/key-facts.ts';

export type ReadReport = {
  readonly users: readonly TeamUser[];
  /** Lines that can't be read. */
  readonly unread: number;
};

const ROOT = '<root_account>';
// AWS lets an account have 5,000 users.
const MOST_USERS = 50_000;
// The report has 22 columns; AWS may add some.
const MOST_COLUMNS = 40;
// GetAccessKeyLastUsed gives services and regions of about twenty characters.
const MOST_CHARACTERS = 128;

type Cells = (column: string) => string;

/**
 * The users in a credential report; undefined where the text is none. Columns are found by name, so that AWS may add
 * and move some. Pure.
 */
export function readReport(text: string): ReadReport | undefined {
  if (!isReadable(text)) return undefined;
  const [names = [], ...rows] = readTable(text.replace(/^\uFEFF/u, ''), ',');
  const places = new Map(names.map((name, place) => [name.toLowerCase(), place]));
  const needed = ['user', 'arn', 'access_key_1_active', 'access_key_2_active'];
  if (needed.some((name) => !places.has(name)) || rows.length > MOST_USERS) {
    return undefined;
  }
  const users = rows.flatMap((row) => {
    const cells: Cells = (column) => row[places.get(column) ?? -1] ?? '';
    const user = userIn(cells);
    return user === undefined ? [] : [user];
  });
  return { users, unread: rows.length - users.length };
}

/** Whether the numbers of lines and cells are plausible. They are counted before the text is parsed. */
function isReadable(text: string): boolean {
  let lines = 0;
  let cells = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n' || (character === '\r' && text.charAt(at + 1) !== '\n')) lines += 1;
    else if (character === ',') cells += 1;
    if (lines > MOST_USERS || cells > MOST_USERS * MOST_COLUMNS) return false;
  }
  return true;
}

function userIn(cells: Cells): TeamUser | undefined {
  const user = cells('user');
  const found = TeamUser.safeParse({
    user,
    arn: cells('arn'),
    isRoot: user === ROOT,
    keys: ([1, 2] as const).flatMap((place) => keyIn(cells, place)),
  });
  return found.success && isSaid(cells) ? found.data : undefined;
}

/** Whether the line gives the status of both keys; a torn line doesn't. */
function isSaid(cells: Cells): boolean {
  return [1, 2].every((place) => /^(true|false)$/i.test(cells(`access_key_${place}_active`)));
}

function keyIn(cells: Cells, place: TeamKey['place']): readonly TeamKey[] {
  const cell: Cells = (name) => cells(`access_key_${place}_${name}`);
  const isActive = /^true$/i.test(cell('active'));
  const changedAt = instantIn(cell('last_rotated'));
  // A key that doesn't exist is reported as inactive, too, but without a date.
  if (!isActive && changedAt === undefined) {
    return [];
  }
  return [
    {
      place,
      status: isActive ? 'Active' : 'Inactive',
      ...defined({ changedAt }),
      lastUse: lastUseIn(cell),
    },
  ];
}

function lastUseIn(cell: Cells): LastUse {
  const date = cell('last_used_date');
  const at = instantIn(date);
  if (at !== undefined) {
    const service = cell('last_used_service').slice(0, MOST_CHARACTERS);
    const region = cell('last_used_region').slice(0, MOST_CHARACTERS);
    return { known: 'used', at, service, region };
  }
  // IAM User Guide, "Getting credential reports": N/A where a key has never been used, or not since AWS records it.
  return { known: date.toUpperCase() === 'N/A' ? 'never' : 'not known' };
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function instantIn(text: string): number | undefined {
  const at = ISO.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(at) && at >= 0 ? at : undefined;
}

/** The account of a report, by the ARNs of its users; undefined where they name none. Pure. */
export function accountOf(users: readonly TeamUser[]): string | undefined {
  for (const { arn } of users) {
    const account = /^arn:[a-z-]+:iam::(\d{12}):/.exec(arn)?.[1];
    if (account !== undefined) {
      return account;
    }
  }
  return undefined;
}
