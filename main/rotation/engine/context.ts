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

/** Intents allow an effect: without the record the effect must not be. Every other record tells what is so already. */
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

/** Where a run is kept between its steps. */
export type ActiveRotation = {
  get(): Run;
  set(run: Run): void;
  readonly cancel: AbortController;
  /** Does something that no step waits for, one after the other; who works at the run has not ended before it. */
  runInBackground(work: () => Promise<void>): void;
  /** Ends when nothing goes on beside any more. Never fails. */
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
      // Tried again and open for the same reason: the journal and the history know it already.
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
      // Not known to the disk, so not safe from a crash: this process takes the key back while it can.
      const failure = { code: 'JOURNAL_NOT_WRITABLE' } as const;
      apply({ kind: 'rolling back', failure, reached: 'create', version: 1, at });
    }
    const line = historyLine(entry(), known);
    if (line !== undefined) {
      update({ unwrittenLines: [...run().unwrittenLines, line] });
    }
    // What the journal does not know is done once more by the next start, and told then.
    const { unwrittenLines } = run();
    if (written !== undefined && unwrittenLines.length > 0) {
      active.runInBackground(() => tell(unwrittenLines, line));
    }
  }
  /** Tells those of the lines that were not told meanwhile; a line that came later has a record of its own to wait for. */
  async function tell(
    due: readonly NewHistoryLine[],
    line: NewHistoryLine | undefined,
  ): Promise<void> {
    const lines = run().unwrittenLines.filter((other) => due.includes(other));
    const left = await appendToHistory(ports, lines);
    const untold = run().unwrittenLines.filter(
      (other) => !lines.includes(other) || left.includes(other),
    );
    // What the journal knows is told by the next recovery, as long as it knows it.
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
      if (run().activity.kind === 'stopped') update({ activity: working });
    },
    tryAgain: () => apply({ kind: 'resumed', version: 1, at: ports.clock.now() }),
    entry,
    record,
    close,
  };
}

/** A roll back names its key itself: the record that told the id first may have been the one that was not written. */
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

/** A history that can't be written never blocks a rotation. Gives the lines it did not take. */
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
