import { type Action, type Circumstances, nextAction } from '../machine/next-action.ts';
import { Paused } from '../machine/pausing.ts';
import type { Journalled } from '../machine/run.ts';
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
export async function drive(context: Journalled): Promise<void> {
  context.forget('stopped');
  while (!context.pausing.aborted) {
    const newPair = await newPairAtHand(context);
    const action = nextAction(context.entry(), circumstances(context, newPair !== undefined));
    if (action === 'rest') {
      return;
    }
    context.ports.log.debug('next', { rotation: context.run().id, action });
    if ((await attempt(context, action, newPair)) === 'rest') {
      return;
    }
  }
}

function circumstances(context: Journalled, pairAtHand: boolean): Circumstances {
  const { begunHere, provenHere, oldKeyProvenHere, asked, looksAtUses } = context.run();
  const entry = context.entry();
  const { ports } = context;
  return {
    begunHere,
    pairAtHand,
    provenHere,
    oldKeyProvenHere,
    looksAtUses,
    mayRetire:
      asked !== undefined ||
      entry.wasRetired ||
      (!entry.held && answerFor(ports, entry) === 'only here'),
    deletesAtOnce:
      asked === 'delete now' || (!entry.kept && ports.policy().retirement === 'delete at once'),
    deletionIsDue:
      asked === 'delete now' || graceIsOver(entry, awsNow(ports, connectionOfEntry(entry))),
  };
}

async function attempt(
  context: Journalled,
  action: Exclude<Action, 'rest'>,
  newPair: Awaited<ReturnType<typeof newPairAtHand>>,
): Promise<'go on' | 'rest'> {
  const before = context.entry();
  try {
    await perform(context, action, newPair);
  } catch (cause) {
    if (cause instanceof Paused) {
      return 'rest';
    }
    context.ports.log.error(`"${action}" failed`, cause);
    return afterFailure(context, action, cause);
  }
  // What changed nothing would be done for ever: a deletion that AWS's clock says is not due yet.
  const changedNothing = action === 'delete the old key' && context.entry() === before;
  return action === 'close' || changedNothing ? 'rest' : 'go on';
}
