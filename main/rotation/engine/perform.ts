import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Action } from '../machine/next-action.ts';
import type { Journalled } from '../machine/run.ts';
import { oldPairAtHand, required, requireOldPair } from '../signing/pairs.ts';
import { backUp, removeBackupOfGoneKey } from '../steps/back-up.ts';
import { create } from '../steps/create.ts';
import { deleteOldKey } from '../steps/delete-old-key.ts';
import { lookForKey } from '../steps/look-for-key.ts';
import { lookWhatIsLeft } from '../steps/look-what-is-left.ts';
import { makeRoom } from '../steps/make-room.ts';
import { prove } from '../steps/prove.ts';
import { retire } from '../steps/retire.ts';
import { rollBack } from '../steps/roll-back.ts';
import { save } from '../steps/save.ts';
import { bringOldKeyBack, reactivate, removeNewKey, saveOldKey } from '../steps/undo.ts';
import { lookAtUses } from '../steps/uses.ts';

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
