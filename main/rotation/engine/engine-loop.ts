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
 * Decides and performs until a journalled rotation rests: it has ended, a person has to decide, or the application
 * quits and the next start continues. Never throws.
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
  // A deletion that is not due by AWS's clock changes nothing, and would be repeated for ever.
  const changedNothing = action === 'delete the old key' && context.entry() === before;
  return action === 'close' || changedNothing ? 'rest' : 'go on';
}
