import { MINUTE } from '../../../shared/lib/time.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { cancellable } from '../../aws/cancellable.ts';
import { AwsRefusalError } from '../../aws/refusals/aws-refusal-error.ts';
import type { AwsSession } from '../../aws/session.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { momentNow } from '../machine/answer-age.ts';
import { newKeyOf } from '../machine/entry.ts';
import type { BegunRecord } from '../machine/records.ts';
import type { JournalledContext } from '../machine/run.ts';
import { anySignal, ShutdownInterrupt } from '../machine/shutdown-interrupt.ts';
import { newPairAtHand, oldPairAtHand, requirePair } from '../signing/pairs.ts';
import { isSameUser } from '../signing/same-user.ts';
import { withRights, withSession } from '../signing/sessions.ts';
import { anySigner } from '../signing/signers.ts';
import { recordOldKeyStatus } from './record-old-key-status.ts';

/** How a key is verified. Times in ms. AWS gives no number; tools have seen 5 to 10 s, and answers that flip. */
const proof = {
  needed: 3,
  apart: 1_000,
  longestWait: 5_000,
  /** After this the verification continues more slowly, and the window says so. */
  patience: 120_000,
  slowWait: 15_000,
  /** After this the rotation is rolled back. */
  end: 30 * MINUTE,
} as const;

type KeyVerdict = 'accepted' | 'not yet' | 'other identity';

/**
 * Step 4: a key signs requests to STS and IAM until several in a row succeed and name the same account and user.
 * Ends verified, or throws NEVER_ACCEPTED, NEW_KEY_INACTIVE, NEW_KEY_GONE, OTHER_IDENTITY or CANCELLED, or `ShutdownInterrupt`.
 */
export async function verifyKey(context: JournalledContext, pair: KeyPair): Promise<void> {
  const { clock } = context.ports;
  // A verification that has to be repeated keeps its time limit.
  const began = context.run().verifyingSince ?? clock.monotonic();
  const empty = { passed: 0, needed: proof.needed, slow: false };
  context.updateRun({ verifyingSince: began, proof: empty });
  await withSession(context, pair, async (opened) => {
    const stopped = anySignal(context.cancelled, context.shutdownSignal);
    const session = cancellable(opened, stopped, () => new FailureError({ code: 'CANCELLED' }));
    let passed = 0;
    let wait: number = proof.apart;
    while (passed < proof.needed) {
      // All of the answer is at least this young, whichever of the two requests takes longer.
      const at = momentNow(clock);
      const verdict = await checkKeyOnce(session, context, pair);
      const elapsed = clock.monotonic() - began;
      if (verdict === 'other identity') {
        throw new FailureError({ code: 'OTHER_IDENTITY' });
      }
      passed = verdict === 'not yet' ? 0 : passed + 1;
      const slow = elapsed >= proof.patience;
      context.updateRun({ proof: { passed, needed: proof.needed, slow } });
      if (passed === proof.needed) {
        // Where a policy hides the list from the key itself, its status is still to be seen before it is saved.
        if (verdict === 'accepted') context.updateRun({ lastVerified: { key: pair.id, at } });
        return;
      }
      await giveUp(context, pair, { slow, over: elapsed >= proof.end });
      wait = verdict === 'not yet' ? waitAfterRefusal(wait, slow) : proof.apart;
      await clock.sleep(wait, stopped);
      if (context.cancelled.aborted) {
        throw new FailureError({ code: 'CANCELLED' });
      }
      if (context.shutdownSignal.aborted) {
        throw new ShutdownInterrupt();
      }
    }
  });
}

function waitAfterRefusal(last: number, slow: boolean): number {
  return slow ? proof.slowWait : Math.min(last * 1.5, proof.longestWait);
}

/**
 * AWS refuses a key it does not know yet, one that was deactivated and one that was deleted with the same words
 * (InvalidClientTokenId). The list shows the second at once; the third looks like a list that
 * lags, so it is believed only at the end.
 */
async function giveUp(
  context: JournalledContext,
  { id }: KeyPair,
  { slow, over }: { readonly slow: boolean; readonly over: boolean },
): Promise<void> {
  if (!slow) {
    return;
  }
  const status = await statusOf(context, id);
  if (status === 'Inactive') {
    throw new FailureError({ code: 'NEW_KEY_INACTIVE' });
  }
  if (over) {
    throw new FailureError({ code: status === 'not listed' ? 'NEW_KEY_GONE' : 'NEVER_ACCEPTED' });
  }
}

async function statusOf(
  context: JournalledContext,
  id: KeyPair['id'],
): Promise<'Active' | 'Inactive' | 'not listed' | 'not known'> {
  const { userName } = context.entry().plan;
  try {
    // Not the key in question: its own requests are what fails.
    const pairs = [await oldPairAtHand(context), await newPairAtHand(context)];
    const others = pairs.filter((pair) => pair?.id !== id);
    const signer = requirePair(await anySigner(context, others));
    const keys = await withRights(context, signer, (session) => session.listKeys(userName));
    return keys.find((key) => key.id === id)?.status ?? 'not listed';
  } catch (cause) {
    if (cause instanceof FailureError) {
      return 'not known';
    }
    throw cause;
  }
}

/** Whether a key signs for the user now; `unseen` if a policy hides the list, which alone shows its status. */
export async function checkKeyOnce(
  session: AwsSession,
  context: JournalledContext,
  { id }: KeyPair,
): Promise<KeyVerdict | 'unseen'> {
  const { plan } = context.entry();
  const [identity, keys] = await Promise.all([
    attempt(() => session.identity(), plan),
    attempt(() => session.listKeys(plan.userName), plan),
  ]);
  if (identity === 'not yet' || keys === 'not yet') {
    return 'not yet';
  }
  if (identity !== 'refused by a policy' && !isSameUser(identity, plan)) {
    return 'other identity';
  }
  if (keys === 'refused by a policy') {
    return 'unseen';
  }
  if (id === newKeyOf(context.entry())) await recordOldKeyStatus(context, keys);
  // A list that does not show the new key as active comes from a place where it can't be relied on yet.
  return keys.some((key) => key.id === id && key.status === 'Active') ? 'accepted' : 'not yet';
}

async function attempt<Value>(
  request: () => Promise<Value>,
  plan: BegunRecord,
): Promise<Value | 'not yet' | 'refused by a policy'> {
  try {
    return await request();
  } catch (cause) {
    // AWS looks at policies only after the signature: a denial that names our user proves the key.
    if (cause instanceof AwsRefusalError && cause.namedArn === plan.arn) {
      return 'refused by a policy';
    }
    // A list of another user doesn't come from a lag: the key belongs to somebody else.
    if (cause instanceof FailureError && cause.failure.code !== 'OTHER_IDENTITY') {
      return 'not yet';
    }
    throw cause;
  }
}
