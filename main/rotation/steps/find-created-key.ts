import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import type { KeyFacts } from '../../../shared/values/key-facts.ts';
import type { JournalledContext } from '../machine/run.ts';
import { gatherKeyFacts } from '../signing/gather-key-facts.ts';
import { asTheUser } from '../signing/signers.ts';
import { requireOwnEndpoint } from './journal-in-doubt.ts';
import { recordNeededDecision } from './record-needed-decision.ts';

/** How long and how often to list the keys, in ms: lists lag behind CreateAccessKey. */
const search = { patience: 120_000, first: 2_000, longest: 10_000 } as const;

const endsTheSearch: ReadonlySet<string> = new Set([
  'OTHER_IDENTITY',
  'NO_KEY_TO_SIGN',
  'MFA_NEEDED',
]);

type KeySearchResult =
  | { readonly found: 'keys'; readonly keys: readonly KeyFacts[] }
  | { readonly found: 'nothing' }
  | { readonly found: 'no answer'; readonly failure: Failure };

/**
 * After a lost answer: lists the keys for 120 s. A new one is probably ours, and never deleted on that guess: a person
 * decides. Where there is none, and the last list came, the rotation is rolled back: AWS shows no new key.
 */
export async function findCreatedKey(context: JournalledContext): Promise<void> {
  await requireOwnEndpoint(context);
  const found = await poll(context);
  const { progress } = context.entry();
  const failure: Failure =
    progress.phase === 'answer lost' ? progress.failure : { code: 'INTERRUPTED' };
  switch (found.found) {
    case 'keys':
      await recordNeededDecision(
        context,
        'answer lost',
        { ...failure, code: 'ANSWER_LOST' },
        found.keys,
      );
      return;
    case 'nothing':
      await context.record({ kind: 'rolled back', undone: 'new key not there' });
      return;
    case 'no answer':
      await recordNeededDecision(context, 'interrupted', found.failure, []);
  }
}

async function poll(context: JournalledContext): Promise<KeySearchResult> {
  const { clock } = context.ports;
  const began = clock.monotonic();
  let wait: number = search.first;
  let failure: Failure | undefined;
  for (;;) {
    try {
      const keys = await newKeys(context);
      failure = undefined;
      if (keys.length > 0) {
        return { found: 'keys', keys };
      }
    } catch (cause) {
      if (!(cause instanceof FailureError) || endsTheSearch.has(cause.failure.code)) {
        throw cause;
      }
      failure = cause.failure;
    }
    if (clock.monotonic() - began >= search.patience) {
      return failure === undefined ? { found: 'nothing' } : { found: 'no answer', failure };
    }
    await clock.sleep(wait);
    wait = Math.min(wait * 1.5, search.longest);
  }
}

/** The keys of the user that were not there before CreateAccessKey. */
function newKeys(context: JournalledContext): Promise<readonly KeyFacts[]> {
  const { plan } = context.entry();
  return asTheUser(context, async (session) => {
    const keys = await session.listKeys(plan.userName);
    const fresh = keys.filter((key) => !plan.existing.includes(key.id));
    return fresh.length === 0 ? [] : gatherKeyFacts(context.ports, session, fresh);
  });
}
