import { MINUTE } from '../../../shared/lib/time.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import type { CreateAnswer } from '../../aws/session.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { JournalledContext } from '../machine/run.ts';
import { mfaSessionFor, withRights } from '../signing/sessions.ts';

// An MFA session has to outlast the proof of an untroubled rotation and its roll back. In ms.
const SESSION_NEEDED = 5 * MINUTE;

// Only after a clear no of AWS: nothing was made, so asking again is no repetition.
const waits = [1_000, 2_000, 4_000] as const;

function mayAskAgain({ code }: Failure): boolean {
  return code === 'THROTTLED' || code === 'CLOCK_SKEWED';
}

/**
 * Step 2: CreateAccessKey once. The intent is journalled before, the new id at once after;
 * an answer that says nothing makes the rotation look for the key.
 */
export async function create(context: JournalledContext, oldPair: KeyPair): Promise<void> {
  context.updateRun({ step: 'create' });
  if (context.cancelled.aborted) {
    throw new FailureError({ code: 'CANCELLED' });
  }
  const { clock, random } = context.ports;
  const { userName, mfaSerial } = context.entry().plan;
  if (mfaSerial !== undefined && mfaSessionFor(context, SESSION_NEEDED) === undefined) {
    throw new FailureError({ code: 'MFA_SESSION_ENDED' });
  }
  await context.record({ kind: 'creating' });
  const answer = await withRights(context, oldPair, async (session): Promise<CreateAnswer> => {
    let last: CreateAnswer = await session.createKey(userName);
    for (const wait of waits) {
      if (last.kind !== 'refused' || !mayAskAgain(last.failure)) {
        break;
      }
      // Spread, so that many rotations that were throttled together do not come back together.
      await clock.sleep(wait * (0.5 + random()), context.cancelled);
      if (context.cancelled.aborted) {
        return { kind: 'refused', failure: { code: 'CANCELLED' } };
      }
      last = await session.createKey(userName);
    }
    return last;
  });
  await remember(context, answer);
}

/** Whether the key that was "made" is one that the user had before. */
function isOfBefore({ entry }: JournalledContext, answer: CreateAnswer): boolean {
  const { existing } = entry().plan;
  switch (answer.kind) {
    case 'made':
      return existing.includes(answer.pair.id);
    case 'torn':
      return existing.includes(answer.newKey);
    case 'lost':
    case 'refused':
      return false;
    default:
      return unreachable(answer);
  }
}

async function remember(context: JournalledContext, answer: CreateAnswer): Promise<void> {
  if (isOfBefore(context, answer)) {
    // AWS gives no ID twice. An answer with a known ID is not from AWS: nothing of it is kept, or rolled back.
    const failure = { code: 'NOT_AWS', action: 'CreateAccessKey' } as const;
    await context.record({ kind: 'answer lost', failure });
    return;
  }
  switch (answer.kind) {
    case 'made':
      // In memory first: if the journal can't be written, this process can still undo what it made.
      context.updateRun({ newPair: answer.pair });
      await context.record({ kind: 'created', newKey: answer.pair.id });
      return;
    case 'torn':
      await context.record({ kind: 'created', newKey: answer.newKey });
      await context.record({ kind: 'rolling back', failure: answer.failure, reached: 'create' });
      return;
    case 'lost':
      await context.record({ kind: 'answer lost', failure: answer.failure });
      return;
    case 'refused':
      await context.record({ kind: 'rolling back', failure: answer.failure, reached: 'create' });
  }
}
