import { type Action, type Circumstances, nextAction } from '../machine/next-action.ts';
import type { JournalledContext } from '../machine/run.ts';
import { ShutdownInterrupt } from '../machine/shutdown-interrupt.ts';
import { newPairAtHand } from '../signing/pairs.ts';
import { awsNow, connectionOfEntry } from '../signing/sessions.ts';
import { graceIsOver } from '../steps/delete-old-key.ts';
import { afterFailure } from './after-failure.ts';
import { answerFor } from './context.ts';
import { perform } from './perform.ts';

/**
 * Drives a journalled rotation until it rests: ended, open until a person decides, or left to the next start because
 * the application ends. Never throws.
 */
export async function runEngineLoop(context: JournalledContext): Promise<void> {
  context.unblock();
  while (!context.shutdownSignal.aborted) {
    const newPair = await newPairAtHand(context);
    const action = nextAction(context.entry(), circumstances(context, newPair !== undefined));
    if (action === 'rest') {
      return;
    }
    context.ports.log.debug('next', { rotation: context.run().id, action });
    if ((await tryAction(context, action, newPair)) === 'rest') {
      return;
    }
  }
}

function circumstances(context: JournalledContext, pairAtHand: boolean): Circumstances {
  const { begunHere, verifiedHere, oldKeyVerifiedHere, requested, checksUses } = context.run();
  const entry = context.entry();
  const { ports } = context;
  return {
    begunHere,
    pairAtHand,
    verifiedHere,
    oldKeyVerifiedHere,
    checksUses,
    mayRetire:
      requested !== undefined ||
      entry.wasRetired ||
      (!entry.held && answerFor(ports, entry) === 'only here'),
    deletesAtOnce:
      requested === 'delete now' || (!entry.kept && ports.policy().retirement === 'delete at once'),
    deletionIsDue:
      requested === 'delete now' || graceIsOver(entry, awsNow(ports, connectionOfEntry(entry))),
  };
}

async function tryAction(
  context: JournalledContext,
  action: Exclude<Action, 'rest'>,
  newPair: Awaited<ReturnType<typeof newPairAtHand>>,
): Promise<'go on' | 'rest'> {
  const before = context.entry();
  try {
    await perform(context, action, newPair);
  } catch (cause) {
    if (cause instanceof ShutdownInterrupt) {
      return 'rest';
    }
    context.ports.log.error(`"${action}" failed`, cause);
    return afterFailure(context, action, cause);
  }
  // What changed nothing would be done for ever: a deletion that AWS's clock says is not due yet.
  const changedNothing = action === 'delete the old key' && context.entry() === before;
  return action === 'close' || changedNothing ? 'rest' : 'go on';
}
