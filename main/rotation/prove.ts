import { Failed } from '../../shared/failure.ts';
import { RefusedByAws } from '../aws/refused-by-aws.ts';
import type { AwsSession } from '../aws/session.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import type { Begun } from './journal/records.ts';
import { type Journalled, withSession } from './run.ts';

/** How the new key is proven. Times in ms. AWS gives no number; tools have seen 5 to 10 s, and answers that flap. */
const proof = {
  needed: 3,
  apart: 1_000,
  longestWait: 5_000,
  /** After this the proof goes on more slowly, and says so. */
  patience: 120_000,
  slowWait: 15_000,
  /** After this the new key is taken back. */
  end: 30 * 60_000,
} as const;

type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'not yet' }
  | { readonly kind: 'other identity' };

/**
 * Step 4: the new key signs requests to STS and IAM until several in a row succeed and name the same account and user.
 * Ends proven, or throws NEVER_ACCEPTED, OTHER_IDENTITY or CANCELLED.
 */
export async function prove(context: Journalled, newPair: KeyPair): Promise<void> {
  const { clock } = context.ports;
  const began = clock.monotonic();
  context.note({ step: 'prove', proof: { passed: 0, needed: proof.needed, slow: false } });
  await withSession(context, newPair, async (session) => {
    let passed = 0;
    let wait: number = proof.apart;
    while (passed < proof.needed) {
      const verdict = await tryOnce(session, context.entry().plan, newPair);
      const elapsed = clock.monotonic() - began;
      if (verdict.kind === 'other identity') {
        throw new Failed({ code: 'OTHER_IDENTITY' });
      }
      const accepted = verdict.kind === 'accepted';
      passed = accepted ? passed + 1 : 0;
      const slow = elapsed >= proof.patience;
      context.note({ proof: { passed, needed: proof.needed, slow } });
      if (passed === proof.needed) {
        return;
      }
      if (elapsed >= proof.end) {
        throw new Failed({ code: 'NEVER_ACCEPTED' });
      }
      wait = accepted ? proof.apart : waitAfterRefusal(wait, slow);
      await clock.sleep(wait, context.cancelled);
      if (context.cancelled.aborted) {
        throw new Failed({ code: 'CANCELLED' });
      }
    }
  });
}

function waitAfterRefusal(last: number, slow: boolean): number {
  return slow ? proof.slowWait : Math.min(last * 1.5, proof.longestWait);
}

async function tryOnce(session: AwsSession, plan: Begun, { id }: KeyPair): Promise<Verdict> {
  const [identity, keys] = await Promise.all([
    attempt(() => session.identity(), plan),
    attempt(() => session.listKeys(plan.userName), plan),
  ]);
  if (identity === 'not yet' || keys === 'not yet') {
    return { kind: 'not yet' };
  }
  if (identity !== 'refused by a policy') {
    if (identity.account !== plan.account || identity.userId !== plan.userId) {
      return { kind: 'other identity' };
    }
  }
  if (keys === 'refused by a policy') {
    return { kind: 'accepted' };
  }
  // A list that does not show the new key as active comes from a place where it can't be relied on yet.
  return keys.some((key) => key.id === id && key.status === 'Active')
    ? { kind: 'accepted' }
    : { kind: 'not yet' };
}

async function attempt<Value>(
  request: () => Promise<Value>,
  plan: Begun,
): Promise<Value | 'not yet' | 'refused by a policy'> {
  try {
    return await request();
  } catch (cause) {
    // AWS looks at policies only after the signature: a denial that names our user proves the key.
    if (cause instanceof RefusedByAws && cause.namedArn === plan.arn) {
      return 'refused by a policy';
    }
    if (cause instanceof Failed) {
      return 'not yet';
    }
    throw cause;
  }
}
