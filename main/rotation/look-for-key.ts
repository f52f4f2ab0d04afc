import { Failed, type Failure } from '../../shared/failure.ts';
import type { KeyFacts } from '../../shared/rotation.ts';
import type { AwsSession } from '../aws/session.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { facts } from './check.ts';
import { open } from './open.ts';
import { type Journalled, withSession } from './run.ts';
import { requireSameUser } from './same-user.ts';

/** How long a lost key is looked for, and how often, in ms: lists lag behind CreateAccessKey. */
const search = { patience: 120_000, first: 2_000, longest: 10_000 } as const;

type Found =
  | { readonly found: 'keys'; readonly keys: readonly KeyFacts[] }
  | { readonly found: 'nothing' }
  | { readonly found: 'no answer'; readonly failure: Failure };

/**
 * After a lost answer: asks AWS for 120 s which keys there are. A new one is probably ours, and never deleted on
 * that guess: the rotation becomes open. None at all, and the last answer good: nothing was made, as far as AWS shows.
 */
export async function lookForKey(context: Journalled, oldPair: KeyPair): Promise<void> {
  const found = await withSession(context, oldPair, (session) => poll(context, session));
  const { progress } = context.entry();
  const failure: Failure =
    progress.phase === 'answer lost' ? progress.failure : { code: 'INTERRUPTED' };
  switch (found.found) {
    case 'keys':
      await open(context, 'answer lost', { ...failure, code: 'ANSWER_LOST' }, found.keys);
      return;
    case 'nothing':
      await context.record({ kind: 'rolled back', undone: 'new key not there' });
      return;
    case 'no answer':
      await open(context, 'interrupted', found.failure, []);
  }
}

async function poll(context: Journalled, session: AwsSession): Promise<Found> {
  const { clock } = context.ports;
  const { plan } = context.entry();
  const began = clock.monotonic();
  let wait: number = search.first;
  let failure: Failure | undefined;
  let sameUser = false;
  for (;;) {
    try {
      if (!sameUser) {
        await requireSameUser(session, plan);
        sameUser = true;
      }
      const keys = await session.listKeys(plan.userName);
      failure = undefined;
      const fresh = keys.filter((key) => !plan.existing.includes(key.id));
      if (fresh.length > 0) {
        return { found: 'keys', keys: await facts(context.ports, session, fresh) };
      }
    } catch (cause) {
      if (!(cause instanceof Failed) || cause.failure.code === 'OTHER_IDENTITY') {
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
