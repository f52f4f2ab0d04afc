import { unreachable } from '../../shared/unreachable.ts';
import type { KeyPair } from '../secrets/key-pair.ts';
import { backUp, removeBackupOfGoneKey } from './back-up.ts';
import { create } from './create.ts';
import { deleteOldKey } from './delete-old-key.ts';
import { lookForKey } from './look-for-key.ts';
import { lookWhatIsLeft } from './look-what-is-left.ts';
import { makeRoom } from './make-room.ts';
import type { Action } from './next-action.ts';
import { oldPairAtHand, required, requireOldPair } from './pairs.ts';
import { prove } from './prove.ts';
import { retire } from './retire.ts';
import { rollBack } from './roll-back.ts';
import type { Journalled } from './run.ts';
import { save } from './save.ts';
import { bringOldKeyBack, reactivate, removeNewKey, saveOldKey } from './undo.ts';
import { lookAtUses } from './uses.ts';

/** Does what comes next. Throws whatever stopped it. */
export async function perform(
  context: Journalled,
  action: Exclude<Action, 'rest'>,
  newPair: KeyPair | undefined,
): Promise<void> {
  switch (action) {
    case 'make room':
      return makeRoom(context);
    case 'create':
      return create(context, required(await oldPairAtHand(context)));
    case 'look for the key':
      return lookForKey(context);
    case 'back up':
      return backUp(context, required(newPair));
    case 'prove':
      return proveNewKey(context, required(newPair));
    case 'save':
      return save(context, required(newPair));
    case 'look at uses':
      await lookAtUses(context, required(newPair));
      return context.forget('newKeyRefused');
    case 'retire':
      await retire(context, required(newPair));
      return context.forget('asked', 'retirementFailure', 'newKeyRefused');
    case 'delete the old key':
      await deleteOldKey(context, required(newPair));
      return context.forget('asked', 'retirementFailure', 'newKeyRefused');
    case 'reactivate':
      await reactivate(context, { oldPair: await oldPairAtHand(context), newPair });
      return context.forget('retirementFailure');
    case 'bring the old key back':
      return bringOldKeyBack(context, { oldPair: await requireOldPair(context), newPair });
    case 'save the old key':
      return saveOldKey(context, await requireOldPair(context));
    case 'remove the new key':
      await removeNewKey(context, required(await oldPairAtHand(context)));
      return context.forget('retirementFailure');
    case 'roll back':
      return rollBack(context);
    case 'look what is left':
      return lookWhatIsLeft(context);
    case 'close':
      return close(context);
    default:
      return unreachable(action);
  }
}

async function proveNewKey(context: Journalled, newPair: KeyPair): Promise<void> {
  context.note({ step: 'prove' });
  await prove(context, newPair);
  context.note({ provenHere: true });
  if (context.entry().progress.phase === 'created') {
    await context.record({ kind: 'proved' });
  }
}

async function close(context: Journalled): Promise<void> {
  await removeBackupOfGoneKey(context);
  context.note({ endedAt: context.ports.clock.now() });
  await context.close('keyturn');
}
