import type { DecisionChoice } from '../../../shared/contract/rotation.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import {
  type Entry,
  filesOfNewKey,
  isUndoing,
  newKeyOf,
  type NeededDecision,
  reachedIn,
} from '../machine/entry.ts';
import type { JournalledContext, JournalledRun } from '../machine/run.ts';
import { mfaQuestion } from '../signing/mfa.ts';
import { newPairAtHand, requirePair } from '../signing/pairs.ts';
import { unknownKeyFacts } from '../steps/check-leftover-keys.ts';
import { requireInNoFile } from '../steps/remove-key.ts';
import { requireThere } from '../steps/replace-everywhere.ts';
import { beginUndo } from './old-key-acts.ts';

/** Why a rotation waits for a person: as the journal knows it, or because this process can't work at it at all. */
function neededDecisionOf(run: JournalledRun): NeededDecision | undefined {
  const { activity, entry } = run;
  return activity.kind === 'stopped' ? decisionOfStopped(run, activity.failure) : entry.open;
}

/** What has to be decided about a rotation that this process can't work at. */
export function decisionOfStopped(
  { entry, startedAt }: JournalledRun,
  failure: Failure,
): NeededDecision {
  const common = { failure, since: startedAt };
  if (entry.resolved) {
    return { ...common, reason: 'left on AWS', keys: unknownKeyFacts(entry) };
  }
  return { ...common, reason: isUndoing(entry) ? 'undo stopped' : 'interrupted', keys: [] };
}

/** The choices of a person about a rotation that needs a decision, in the order in which they are offered. */
export function decisionChoices(open: NeededDecision, entry: Entry): DecisionChoice[] {
  const { everVerified, everSaved } = entry;
  // Where a file holds the new key, which may stop working any day, a person can have the old key back.
  const back = everSaved ? (['undo the rotation'] as const) : [];
  switch (open.reason) {
    case 'left on AWS':
      return ['delete the key left behind', 'try again', 'leave it on AWS'];
    case 'answer lost':
      return ['delete the key left behind', 'it is not mine'];
    case 'roll back refused':
      return [
        'delete the key left behind',
        ...(everVerified ? (['save it after all'] as const) : []),
        'it is settled',
      ];
    case 'old key back':
      return [everSaved ? 'save the new key again' : 'try again', ...back, 'it is settled'];
    case 'older key':
      return ['delete the key left behind', 'it is settled'];
    case 'other computer':
      return ['take it over', 'it is settled'];
    case 'MFA needed':
      return ['enter an MFA code', 'it is settled'];
    case 'partly saved':
      return ['try again', 'undo the rotation', 'it is settled'];
    case 'no key to sign':
      return ['try again', ...back, 'it is settled'];
    case 'undo stopped':
      return [
        'try again',
        ...(isNewKeyKnownDead(open, entry) ? [] : (['keep the new key'] as const)),
        'it is settled',
      ];
    case 'other identity':
    case 'other endpoint':
    case 'interrupted':
      return ['try again', 'it is settled'];
    default:
      return unreachable(open.reason);
  }
}

/** Whether the new key is known not to be active. */
function isNewKeyKnownDead({ keys }: NeededDecision, entry: Entry): boolean {
  const newKey = newKeyOf(entry);
  const facts = keys.find(({ keyId }) => keyId === newKey);
  return facts !== undefined && facts.status !== 'Active';
}

/**
 * What a person decided about an open rotation, journalled before anything is done about it. Throws UNKNOWN_ROTATION
 * for a decision that does not fit, KEY_IN_FILES or FILE_NOT_READABLE for a key that is or may be in use,
 * NO_KEY_TO_SIGN where the new pair is not at hand any more, what `beginUndo` throws, or why no MFA code would help:
 * nothing has changed then.
 */
export async function resolveByPerson(
  context: JournalledContext,
  choice: DecisionChoice,
  key: AccessKeyId | undefined,
): Promise<'goes on' | 'closed' | 'asks'> {
  const open = neededDecisionOf(context.run());
  if (open === undefined || !decisionChoices(open, context.entry()).includes(choice)) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  switch (choice) {
    case 'try again':
      await context.record({ kind: 'resumed' });
      return 'goes on';
    case 'save it after all':
    case 'save the new key again':
    case 'keep the new key':
      requirePair(await newPairAtHand(context));
      await context.record({ kind: 'saving', paths: [] });
      return 'goes on';
    case 'undo the rotation':
      await beginUndo(context);
      return 'goes on';
    case 'take it over': {
      const { host, machine, boot } = context.ports;
      await context.record({ kind: 'taken over', host, machine, boot });
      return 'goes on';
    }
    case 'enter an MFA code': {
      const question = await mfaQuestion(context);
      if (question instanceof FailureError) {
        throw question;
      }
      context.ask(question);
      return 'asks';
    }
    case 'delete the key left behind':
      await deleteLeftoverKey(context, open, key);
      return 'goes on';
    case 'it is settled':
      await context.record({ kind: 'settled' });
      return 'goes on';
    case 'it is not mine':
    case 'leave it on AWS':
      await context.close('a person');
      return 'closed';
    default:
      return unreachable(choice);
  }
}

/** Deletes a key that the person was shown, and never one that existed before the rotation or that a file holds. */
async function deleteLeftoverKey(
  context: JournalledContext,
  { keys, failure }: NeededDecision,
  key: AccessKeyId | undefined,
): Promise<void> {
  const { plan, progress } = context.entry();
  const isShown = keys.some((facts) => facts.keyId === key);
  const mayBeMeant = newKeyOf(context.entry()) === key || isShown;
  if (key === undefined || !mayBeMeant || plan.existing.includes(key)) {
    throw new FailureError({ code: 'UNKNOWN_ROTATION' });
  }
  await requireInNoFile(context, key);
  await requireThere(context.ports, filesOfNewKey(context.entry()));
  const reached = reachedIn(progress);
  // The failure that the roll back began with, and not that a call of it was denied: it begins again.
  const why = progress.phase === 'rolling back' ? progress.failure : failure;
  await context.record({
    kind: 'rolling back',
    failure: why,
    reached,
    newKey: key,
    byPerson: true,
  });
}
