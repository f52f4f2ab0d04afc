import type { UsedElsewhere } from '../../../shared/contract/rotation.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { advance } from '../machine/advance.ts';
import { type Entry, mayCancel, newKeyOf } from '../machine/entry.ts';
import { historyLine, needsSameDecision } from '../machine/history-line.ts';
import type { Ports } from '../machine/ports.ts';
import type { JournalRecord, NewRecord } from '../machine/records.ts';
import {
  type JournalledContext,
  type JournalledRun,
  type NewHistoryLine,
  requireJournalled,
  type Run,
  working,
} from '../machine/run.ts';
import { blocked } from './blocking-failure.ts';

const never = new AbortController().signal;

/** Intents come before an effect: without the record there must be no effect. Every other record is a fact. */
const intents: ReadonlySet<NewRecord['kind']> = new Set([
  'making room',
  'creating',
  'backing up',
  'saving',
  'deactivating',
  'deletion changed',
  'deleting',
  'reactivating',
  'undoing',
  'undo saving',
  'removing new key',
  'taken over',
]);

/** A rotation of this process: holds its run, and what ends its work. */
export type ActiveRotation = {
  get(): Run;
  set(run: Run): void;
  readonly cancel: AbortController;
  /** Runs work that no step waits for, one after the other. The rotation is busy until all of it has ended. */
  runInBackground(work: () => Promise<void>): void;
  /** Ends when no background work is left. Never fails. */
  backgroundDone(): Promise<void>;
  /** Raised when the application ends: the step under way is the last one. */
  readonly shutdownSignal: AbortSignal;
};

/** The context of a run whose entry is in the journal. */
export function journalledContext(ports: Ports, active: ActiveRotation): JournalledContext {
  const run = (): JournalledRun => requireJournalled(active.get());
  const entry = (): Entry => run().entry;
  function update(change: Partial<JournalledRun>): void {
    active.set({ ...run(), ...change });
  }
  function apply(known: JournalRecord): void {
    update({ entry: advance(entry(), known) });
  }
  async function record(given: NewRecord): Promise<void> {
    const before = entry();
    const next = withNewKey(before, given);
    if (needsSameDecision(before, next)) {
      // Retried, and open for the same reason: the journal and the history have it already.
      apply({ ...next, version: 1, at: ports.clock.now() });
      return;
    }
    const written = await write(ports, run().id, next);
    if (written === undefined && intents.has(next.kind)) {
      throw new FailureError({ code: 'JOURNAL_NOT_WRITABLE' });
    }
    const at = ports.clock.now();
    const known: JournalRecord = written ?? { ...next, version: 1, at };
    apply(known);
    if (written === undefined && next.kind === 'created') {
      // After a crash nothing would know the key, so this process deletes it while it can.
      const failure = { code: 'JOURNAL_NOT_WRITABLE' } as const;
      apply({ kind: 'rolling back', failure, reached: 'create', version: 1, at });
    }
    const line = historyLine(entry(), known);
    if (line !== undefined) {
      update({ unwrittenLines: [...run().unwrittenLines, line] });
    }
    // The next start repeats what the journal does not know, and writes its line then.
    const { unwrittenLines } = run();
    if (written !== undefined && unwrittenLines.length > 0) {
      active.runInBackground(() => tell(unwrittenLines, line));
    }
  }
  /** Appends those of the lines that are still unwritten; a later line waits for a record of its own. */
  async function tell(
    due: readonly NewHistoryLine[],
    line: NewHistoryLine | undefined,
  ): Promise<void> {
    const lines = run().unwrittenLines.filter((other) => due.includes(other));
    const left = await appendToHistory(ports, lines);
    const untold = run().unwrittenLines.filter(
      (other) => !lines.includes(other) || left.includes(other),
    );
    // The next recovery writes the lines of records that the journal has.
    const isLacking = line !== undefined && left.includes(line);
    update({
      unwrittenLines: untold.filter((other) => other !== line),
      isHistoryLacking: run().isHistoryLacking || isLacking,
    });
  }
  async function close(by: 'keyturn' | 'a person'): Promise<void> {
    if (!entry().closed) {
      await record({ kind: 'closed', by });
    }
    await active.backgroundDone();
    if (run().isHistoryLacking) {
      return;
    }
    await ports.journal.remove(run().id);
    update({ unwrittenLines: await appendToHistory(ports, run().unwrittenLines) });
  }
  return {
    ports,
    get cancelled() {
      return mayCancel(entry()) ? active.cancel.signal : never;
    },
    shutdownSignal: active.shutdownSignal,
    run,
    updateRun: update,
    ask: (question) => update({ activity: { kind: 'waiting for an answer', question } }),
    block: (failure) => active.set(blocked(run(), failure)),
    unblock: () => {
      const { activity } = run();
      const isAboutLock =
        activity.kind === 'waiting for an answer' && activity.question.about === 'lock';
      if (activity.kind === 'stopped' || isAboutLock) update({ activity: working });
    },
    tryAgain: () => apply({ kind: 'resumed', version: 1, at: ports.clock.now() }),
    entry,
    record,
    close,
  };
}

/** A roll back names its key itself: the record that had the key ID may not have been written. */
function withNewKey(entry: Entry, record: NewRecord): NewRecord {
  const newKey = newKeyOf(entry);
  return record.kind === 'rolling back' && newKey !== undefined ? { newKey, ...record } : record;
}

async function write(
  ports: Ports,
  rotation: Run['id'],
  next: NewRecord,
): Promise<JournalRecord | undefined> {
  try {
    return await ports.journal.append(rotation, next);
  } catch (cause) {
    ports.log.error(`the journal could not take "${next.kind}"`, cause);
    return undefined;
  }
}

/** Gives the lines that the history did not take. Never throws: the history blocks no rotation. */
async function appendToHistory(
  ports: Ports,
  lines: readonly NewHistoryLine[],
): Promise<readonly NewHistoryLine[]> {
  for (const [index, line] of lines.entries()) {
    try {
      await ports.history.append(line);
    } catch (cause) {
      ports.log.error('the history could not be written', cause);
      return lines.slice(index);
    }
  }
  return [];
}

/** The person's answer for the old key of an entry. */
export function answerFor(ports: Ports, { plan }: Entry): UsedElsewhere | undefined {
  return ports.answers.get(plan.oldKey);
}
