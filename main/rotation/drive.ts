import { Failed, failureOf } from '../../shared/failure.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { answerFor } from './context.ts';
import { create } from './create.ts';
import { newKeyOf } from './entry.ts';
import { lookForKey } from './look-for-key.ts';
import { type Action, nextAction } from './next-action.ts';
import { open } from './open.ts';
import { prove } from './prove.ts';
import { retire } from './retire.ts';
import { rollBack } from './roll-back.ts';
import type { Journalled } from './run.ts';
import { save } from './save.ts';

/** Drives a journalled rotation until it rests: ended, or open until a person decides. Never throws. */
export async function drive(context: Journalled): Promise<void> {
  for (;;) {
    const newPair = await newPairAtHand(context);
    const action = nextAction(context.entry(), {
      begunHere: context.run().begunHere,
      pairAtHand: newPair !== undefined,
      provenHere: context.run().provenHere,
      mayRetire:
        context.run().retireAsked || answerFor(context.ports, context.entry()) === 'only here',
    });
    if (action === 'rest') {
      return;
    }
    context.ports.log.debug('next', { rotation: context.run().id, action });
    try {
      await perform(context, action, newPair);
    } catch (cause) {
      context.ports.log.error(`"${action}" failed`, cause);
      if ((await answerTo(context, action, cause)) === 'rest') {
        return;
      }
    }
    if (action === 'close') {
      return;
    }
  }
}

/** The new pair, if this process made it or a known file holds it: then a rotation can go forward. */
async function newPairAtHand(context: Journalled): Promise<KeyPair | undefined> {
  const newKey = newKeyOf(context.entry());
  const { newPair } = context.run();
  if (newPair !== undefined || newKey === undefined) {
    return newPair;
  }
  return pairInFiles(context, newKey);
}

async function pairInFiles({ ports }: Journalled, id: KeyPair['id']): Promise<KeyPair | undefined> {
  try {
    return await ports.files.pairOf(id);
  } catch (cause) {
    ports.log.error('a known file could not be read', cause);
    return undefined;
  }
}

async function perform(
  context: Journalled,
  action: Exclude<Action, 'rest'>,
  newPair: KeyPair | undefined,
): Promise<void> {
  switch (action) {
    case 'create':
      return create(context, await oldPair(context));
    case 'look for the key':
      return lookForKey(context, await oldPair(context));
    case 'prove':
      await prove(context, required(newPair));
      context.note({ provenHere: true });
      return context.entry().progress.phase === 'created'
        ? context.record({ kind: 'proved' })
        : undefined;
    case 'save':
      return save(context, required(newPair));
    case 'retire':
      await retire(context, required(newPair));
      return context.note({ retireAsked: false });
    case 'roll back':
      return rollBackOrGoOn(context);
    case 'close':
      return close(context);
    default:
      return unreachable(action);
  }
}

function required(pair: KeyPair | undefined): KeyPair {
  if (pair === undefined) {
    throw new Failed({ code: 'NO_KEY_TO_SIGN' });
  }
  return pair;
}

async function oldPair(context: Journalled): Promise<KeyPair> {
  return required(await oldPairAtHand(context));
}

/** The pair that the check proved, if this process made it: a file may hold the same id with another secret. */
async function oldPairAtHand(context: Journalled): Promise<KeyPair | undefined> {
  return context.run().oldPair ?? pairInFiles(context, context.entry().plan.oldKey);
}

/** A file that holds the new key after all (its rename took effect, its fsync failed) turns a roll back into a roll forward. */
async function rollBackOrGoOn(context: Journalled): Promise<void> {
  const newKey = newKeyOf(context.entry());
  if (newKey !== undefined && (await context.ports.files.placesOf(newKey)).length > 0) {
    if ((await newPairAtHand(context)) === undefined) {
      throw new Failed({ code: 'KEY_IN_FILES' });
    }
    return context.record({ kind: 'saving', paths: [] });
  }
  return rollBack(context, await oldPairAtHand(context));
}

async function close(context: Journalled): Promise<void> {
  await context.record({ kind: 'closed', by: 'keyturn' });
  context.note({ endedAt: context.ports.clock.now() });
  await context.ports.journal.remove(context.run().id);
}

/** What a step that failed means for the rotation. */
async function answerTo(
  context: Journalled,
  action: Action,
  cause: unknown,
): Promise<'go on' | 'rest'> {
  const failure = failureOf(cause);
  switch (action) {
    case 'create':
      await (context.entry().progress.phase === 'creating'
        ? context.record({ kind: 'answer lost', failure })
        : context.record({ kind: 'rolling back', failure, reached: 'create' }));
      return 'go on';
    case 'prove':
    case 'save': {
      const { progress } = context.entry();
      if (progress.phase !== 'saving' || !(await mayBeInFiles(context, progress.newKey))) {
        await context.record({ kind: 'rolling back', failure, reached: action });
        return 'go on';
      }
      const reason = failure.code === 'OLD_KEY_BACK' ? 'old key back' : 'partly saved';
      await open(context, reason, failure, []);
      return 'rest';
    }
    case 'look for the key':
    case 'roll back': {
      const reasons = {
        OTHER_IDENTITY: 'other identity',
        NO_KEY_TO_SIGN: 'no key to sign',
      } as const;
      const reason =
        failure.code === 'OTHER_IDENTITY' || failure.code === 'NO_KEY_TO_SIGN'
          ? reasons[failure.code]
          : 'interrupted';
      await open(context, reason, failure, []);
      return 'rest';
    }
    case 'retire':
      context.note({ retirementFailure: failure, retireAsked: false });
      return 'rest';
    case 'close':
    case 'rest':
      return 'rest';
    default:
      return unreachable(action);
  }
}

/** A file that can't be read may hold the key: the answer is yes until it is known. */
async function mayBeInFiles({ ports }: Journalled, id: KeyPair['id']): Promise<boolean> {
  try {
    return (await ports.files.placesOf(id)).length > 0;
  } catch (cause) {
    ports.log.error('a known file could not be read', cause);
    return true;
  }
}
