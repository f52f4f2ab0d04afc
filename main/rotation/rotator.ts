import { Failed, failureOf } from '../../shared/failure.ts';
import { accessKeyId, type RotationId } from '../../shared/identifiers.ts';
import type { OpenChoice, Question, RotationView, UsedElsewhere } from '../../shared/rotation.ts';
import { check, type CheckResult, profileToRotate } from './check.ts';
import { answerFor, journalledContext, type RunCell } from './context.ts';
import { drive } from './drive.ts';
import { beginEntry, type Entry } from './entry.ts';
import { refusedLine } from './history-line.ts';
import type { Ports } from './ports.ts';
import { mayPassByItself, recovered } from './recover.ts';
import type { Run } from './run.ts';
import { settleByPerson } from './settle.ts';
import { createTurns } from './turns.ts';
import { viewOf } from './view.ts';

/** The engine: everything that can be asked of rotations. Methods that take a rotation throw UNKNOWN_ROTATION. */
export type Rotator = {
  /** Starts to rotate the key of a profile and gives the rotation's id; the views tell the rest. */
  rotate(profile: string): Promise<RotationId>;
  /** Stops a rotation where that is still safe, or puts an answered question away. */
  cancel(rotation: RotationId): void;
  answerUsedElsewhere(rotation: RotationId, answer: UsedElsewhere): Promise<void>;
  /** Deactivates the old key because a person asks for it. */
  retire(rotation: RotationId): Promise<void>;
  resolveOpen(rotation: RotationId, choice: OpenChoice, keyId: string | undefined): Promise<void>;
  /** Puts an ended rotation out of sight; what still needs somebody stays. */
  dismiss(rotation: RotationId): void;
  /**
   * Finishes, undoes or shows every rotation of the journal that isn't running. Throws JOURNAL_DAMAGED, once for each
   * file that doesn't even tell whose it is, after it has begun with all others.
   */
  recover(): Promise<void>;
  /** The newest first. */
  views(): readonly RotationView[];
  /** Ends when nothing runs any more. */
  idle(): Promise<void>;
};

/** Builds the engine on its ports. `changed` is called after every change of a view. */
export function createRotator(ports: Ports, changed: () => void): Rotator {
  const cells = new Map<RotationId, RunCell>();
  const turns = createTurns();
  const running = new Set<Promise<void>>();
  const busy = new Set<RotationId>();
  /** The journal may still know them; in this process they are over. */
  const putAway = new Set<RotationId>();
  const told = new Set<string>();

  /** Whoever shows the views can fail; a rotation must not. */
  function tellChange(): void {
    try {
      changed();
    } catch (cause) {
      ports.log.error('a change could not be shown', cause);
    }
  }

  function putOutOfSight(rotation: RotationId): void {
    putAway.add(rotation);
    cells.delete(rotation);
    tellChange();
  }

  function addCell(first: Run): RunCell {
    let run = first;
    const cell: RunCell = {
      get: () => run,
      set: (next) => {
        run = next;
        tellChange();
      },
      cancel: new AbortController(),
    };
    cells.set(first.id, cell);
    tellChange();
    return cell;
  }

  function cellOf(rotation: RotationId): RunCell {
    const cell = cells.get(rotation);
    if (cell === undefined) {
      throw new Failed({ code: 'UNKNOWN_ROTATION' });
    }
    return cell;
  }

  function start(cell: RunCell, work: () => Promise<void>): void {
    const { id } = cell.get();
    busy.add(id);
    const done = work()
      .catch((cause: unknown) => {
        ports.log.error('a rotation stopped unexpectedly', cause);
      })
      .finally(() => {
        busy.delete(id);
        running.delete(done);
        tellChange();
      });
    running.add(done);
  }

  /** Drives a journalled run, when it is its user's turn. */
  function startDriving(cell: RunCell): void {
    const context = journalledContext(ports, cell);
    const { account, userId } = context.entry().plan;
    start(cell, () => turns.take(`${account}/${userId}`, () => drive(context)));
  }

  async function resume(cell: RunCell): Promise<void> {
    const context = journalledContext(ports, cell);
    const { account, userId } = context.entry().plan;
    await turns.take(`${account}/${userId}`, async () => {
      // What was proven an hour ago is proven again before it is saved.
      context.note({ provenHere: false });
      if (mayPassByItself(context.entry())) {
        await context.record({ kind: 'resumed' });
      }
      await drive(context);
    });
  }

  function refuse(cell: RunCell, cause: unknown): Promise<void> {
    ports.log.error('the check refused a rotation', cause);
    const endedAt = ports.clock.now();
    cell.set({ ...cell.get(), refused: failureOf(cause), endedAt });
    return ports.history.append(refusedLine(cell.get(), endedAt));
  }

  async function begin(cell: RunCell, profile: string): Promise<void> {
    try {
      const first = await checkOnce(cell, profile);
      if (first.found === 'two keys') {
        return;
      }
      const name = `${first.plan.account}/${first.plan.userId}`;
      const hadToWait = turns.isTaken(name);
      await turns.take(name, async () => {
        // What was true before another rotation of this user need not be true after it.
        const checked = hadToWait ? await checkOnce(cell, profile) : first;
        if (checked.found === 'two keys') {
          return;
        }
        await closeOlder(checked.plan);
        const { id } = cell.get();
        const begun = await ports.journal.begin({
          kind: 'begun',
          rotation: id,
          host: ports.host,
          ...checked.plan,
        });
        const { profiles } = begun;
        cell.set({ ...cell.get(), profiles, oldPair: checked.pair, entry: beginEntry(begun) });
        await drive(journalledContext(ports, cell));
      });
    } catch (cause) {
      await refuse(cell, cause);
    }
  }

  /** The check has listed all keys of the user: an old key that is not among them is gone, and its rotation over. */
  async function closeOlder({ account, userId, existing }: Plan): Promise<void> {
    for (const cell of cells.values()) {
      const { entry } = cell.get();
      const plan = entry?.plan;
      const sameUser = plan?.account === account && plan.userId === userId;
      if (sameUser && isWaitingForRetirement(entry) && !existing.includes(plan.oldKey)) {
        const context = journalledContext(ports, cell);
        await context.record({ kind: 'old key gone' });
        await drive(context);
      }
    }
  }

  async function checkOnce(cell: RunCell, name: string): Promise<CheckResult> {
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

  function requireFree(oldKey: string, profile: string): void {
    for (const [id, cell] of cells) {
      const run = cell.get();
      const over = !busy.has(id) && run.question === undefined && isOver(run);
      if (run.oldKey === oldKey && !over) {
        throw new Failed({ code: 'ALREADY_ROTATING' });
      }
      if (over && run.profiles.includes(profile)) {
        putOutOfSight(id);
      }
    }
  }

  return {
    rotate: async (name) => {
      const profile = await profileToRotate(ports, name);
      requireFree(profile.pair.id, name);
      const id = ports.newRotationId();
      const cell = addCell({
        id,
        profiles: [name],
        oldKey: profile.pair.id,
        startedAt: ports.clock.now(),
        step: 'check',
        begunHere: true,
        provenHere: false,
        retireAsked: false,
      });
      start(cell, () => begin(cell, name));
      return id;
    },
    cancel: (rotation) => {
      const cell = cellOf(rotation);
      cell.cancel.abort();
      const { question, ...run } = cell.get();
      if (question !== undefined) {
        cell.set({ ...run, refused: { code: 'TWO_KEYS' }, endedAt: ports.clock.now() });
      }
    },
    answerUsedElsewhere: async (rotation, answer) => {
      const cell = cellOf(rotation);
      const { entry } = cell.get();
      if (entry === undefined || !('savedAt' in entry.progress)) {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      ports.answers.set(entry.plan.oldKey, answer);
      // The new key stands where the old one stood: the answer goes on with it.
      ports.answers.set(entry.progress.newKey, answer);
      if (!busy.has(rotation)) {
        startDriving(cell);
      }
      await Promise.resolve();
    },
    retire: async (rotation) => {
      const cell = cellOf(rotation);
      const { retirementFailure: _, ...run } = cell.get();
      if (run.entry?.progress.phase !== 'saved' && run.entry?.progress.phase !== 'deactivating') {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      cell.set({ ...run, retireAsked: true });
      if (!busy.has(rotation)) {
        startDriving(cell);
      }
      await Promise.resolve();
    },
    resolveOpen: async (rotation, choice, keyId) => {
      const cell = cellOf(rotation);
      if (busy.has(rotation)) {
        throw new Failed({ code: 'ALREADY_ROTATING' });
      }
      const context = journalledContext(ports, cell);
      const key = keyId === undefined ? undefined : accessKeyId(keyId);
      busy.add(rotation);
      try {
        if ((await settleByPerson(context, choice, key)) === 'closed') {
          putOutOfSight(rotation);
          return;
        }
      } finally {
        busy.delete(rotation);
      }
      context.note({ provenHere: false });
      startDriving(cell);
    },
    dismiss: (rotation) => {
      if (busy.has(rotation) || !isOver(cellOf(rotation).get())) {
        throw new Failed({ code: 'UNKNOWN_ROTATION' });
      }
      putOutOfSight(rotation);
    },
    recover: async () => {
      const { runs, unreadable } = await recovered(ports);
      for (const run of runs) {
        const known = cells.get(run.id);
        if (busy.has(run.id) || putAway.has(run.id) || known?.get().refused !== undefined) {
          continue;
        }
        const { retirementFailure: _, ...current } = known?.get() ?? run;
        const cell = known ?? addCell(run);
        cell.set(current);
        start(cell, () => resume(cell));
      }
      const failure = unreadable.find(({ path }) => !told.has(path ?? ''));
      if (failure !== undefined) {
        told.add(failure.path ?? '');
        throw new Failed(failure);
      }
    },
    views: () =>
      [...cells.values()]
        .map((cell) => cell.get())
        .map((run) => viewOf(run, run.entry && answerFor(ports, run.entry)))
        .toSorted((one, other) => other.startedAt - one.startedAt),
    idle: async () => {
      while (running.size > 0) {
        await Promise.all(running);
      }
    },
  };
}

type Plan = Extract<CheckResult, { found: 'ready' }>['plan'];

function isWaitingForRetirement(entry: Entry | undefined): boolean {
  return entry?.open === undefined && entry !== undefined && 'savedAt' in entry.progress && !entry.closed;
}

/** Whether a run needs nobody any more: refused, undone, or its old key is out of use. */
function isOver({ refused, entry }: Run): boolean {
  if (refused !== undefined) {
    return true;
  }
  const phase = entry?.open === undefined ? entry?.progress.phase : undefined;
  return phase === 'rolled back' || phase === 'deactivated' || phase === 'old key gone';
}
