import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Action } from '../machine/next-action.ts';
import type { JournalledContext } from '../machine/run.ts';
import { oldPairAtHand, requirePair, requireOldPair } from '../signing/pairs.ts';
import { backUp, removeBackupOfGoneKey } from '../steps/back-up.ts';
import { checkLeftoverKeys } from '../steps/check-leftover-keys.ts';
import { checkOldKeyUse } from '../steps/check-old-key-use.ts';
import { create } from '../steps/create.ts';
import { deleteOldKey } from '../steps/delete-old-key.ts';
import { findCreatedKey } from '../steps/find-created-key.ts';
import { freeSlot } from '../steps/free-slot.ts';
import { retire } from '../steps/retire.ts';
import { rollBack } from '../steps/roll-back.ts';
import { save } from '../steps/save.ts';
import { bringOldKeyBack, reactivate, removeNewKey, saveOldKey } from '../steps/undo.ts';
import { verifyKey } from '../steps/verify-key.ts';

/** The old key is as it was requested. */
const nothingLeftToDo = {
  requested: undefined,
  retirementFailure: undefined,
  newKeyRefused: undefined,
} as const;

/** Performs an action. Throws why it failed. */
export async function perform(
  context: JournalledContext,
  action: Exclude<Action, 'rest'>,
  newPair: KeyPair | undefined,
): Promise<void> {
  switch (action) {
    case 'make room':
      return freeSlot(context);
    case 'create':
      return create(context, requirePair(await oldPairAtHand(context)));
    case 'look for the key':
      return findCreatedKey(context);
    case 'back up':
      return backUp(context, requirePair(newPair));
    case 'prove':
      return verifyNewKey(context, requirePair(newPair));
    case 'save':
      return save(context, requirePair(newPair));
    case 'look at uses':
      await checkOldKeyUse(context, requirePair(newPair));
      return context.updateRun({ newKeyRefused: undefined });
    case 'retire':
      await retire(context, requirePair(newPair));
      return context.updateRun(nothingLeftToDo);
    case 'delete the old key':
      await deleteOldKey(context, requirePair(newPair));
      return context.updateRun(nothingLeftToDo);
    case 'reactivate':
      await reactivate(context, { oldPair: await oldPairAtHand(context), newPair });
      return context.updateRun({ retirementFailure: undefined });
    case 'bring the old key back':
      return bringOldKeyBack(context, { oldPair: await requireOldPair(context), newPair });
    case 'save the old key':
      return saveOldKey(context, await requireOldPair(context));
    case 'remove the new key':
      await removeNewKey(context, requirePair(await oldPairAtHand(context)));
      return context.updateRun({ retirementFailure: undefined });
    case 'roll back':
      return rollBack(context);
    case 'look what is left':
      return checkLeftoverKeys(context);
    case 'close':
      return close(context);
    default:
      return unreachable(action);
  }
}

async function verifyNewKey(context: JournalledContext, newPair: KeyPair): Promise<void> {
  context.updateRun({ step: 'prove' });
  await verifyKey(context, newPair);
  context.updateRun({ verifiedHere: true });
  if (context.entry().progress.phase === 'created') {
    await context.record({ kind: 'proved' });
  }
}

async function close(context: JournalledContext): Promise<void> {
  await removeBackupOfGoneKey(context);
  await context.close('keyturn');
}
