import { Failed, failureOf } from '../../shared/failure.ts';
import type { Question } from '../../shared/rotation.ts';
import type { Cells } from './cells.ts';
import { check, type CheckResult, profileToRotate } from './check.ts';
import { journalledContext, type RunCell } from './context.ts';
import { drive } from './drive.ts';
import { beginEntry } from './entry.ts';
import { refusedLine } from './history-line.ts';
import type { Ports } from './ports.ts';
import type { Turns } from './turns.ts';

/** What a rotation is begun with. */
export type Beginning = { readonly ports: Ports; readonly cells: Cells; readonly turns: Turns };

type Ready = Extract<CheckResult, { found: 'ready' }>;

/** Checks a profile, journals its rotation and drives it until it rests. A check that refuses ends it. */
export async function begin(given: Beginning, cell: RunCell, profile: string): Promise<void> {
  const { ports, turns } = given;
  try {
    const first = await checkOnce(ports, cell, profile);
    if (first.found === 'two keys') {
      return;
    }
    const name = `${first.plan.account}/${first.plan.userId}`;
    const hadToWait = turns.isTaken(name);
    await turns.take(name, async () => {
      // What was true before another rotation of this user need not be true after it.
      const checked = hadToWait ? await checkOnce(ports, cell, profile) : first;
      if (checked.found === 'ready') {
        await closeOlder(given, checked);
        await rotateChecked(ports, cell, checked);
      }
    });
  } catch (cause) {
    await refuse(ports, cell, cause);
  }
}

async function checkOnce(ports: Ports, cell: RunCell, name: string): Promise<CheckResult> {
  const profile = await profileToRotate(ports, name);
  if (profile.pair.id !== cell.get().oldKey) {
    throw new Failed({ code: 'FILE_CHANGED_MEANWHILE', path: profile.places[0]?.path });
  }
  const result = await check(ports, profile);
  if (cell.cancel.signal.aborted) {
    throw new Failed({ code: 'CANCELLED' });
  }
  if (result.found === 'two keys') {
    const { account, userName } = result.user;
    const question: Question = { about: 'two keys', keys: [...result.keys] };
    cell.set({ ...cell.get(), account, user: userName, question });
  }
  return result;
}

async function rotateChecked(ports: Ports, cell: RunCell, { plan, pair }: Ready): Promise<void> {
  const rotation = cell.get().id;
  const begun = await ports.journal.begin({ kind: 'begun', rotation, host: ports.host, ...plan });
  const { profiles } = begun;
  cell.set({ ...cell.get(), profiles, oldPair: pair, entry: beginEntry(begun) });
  await drive(journalledContext(ports, cell));
}

/** The check has listed all keys of the user: an old key that is not among them is gone, and its rotation over. */
async function closeOlder({ ports, cells }: Beginning, { plan }: Ready): Promise<void> {
  for (const cell of cells.all()) {
    const { entry } = cell.get();
    const isThisUser = entry?.plan.account === plan.account && entry.plan.userId === plan.userId;
    const hasSucceeded =
      entry?.open === undefined && entry?.closed === false && 'savedAt' in entry.progress;
    if (isThisUser && hasSucceeded && !plan.existing.includes(entry.plan.oldKey)) {
      const context = journalledContext(ports, cell);
      await context.record({ kind: 'old key gone' });
      await drive(context);
    }
  }
}

async function refuse(ports: Ports, cell: RunCell, cause: unknown): Promise<void> {
  ports.log.error('the check refused a rotation', cause);
  const endedAt = ports.clock.now();
  cell.set({ ...cell.get(), refused: failureOf(cause), endedAt });
  await ports.history.append(refusedLine(cell.get(), endedAt));
}
