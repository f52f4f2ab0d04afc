import type { DecisionReason } from '../../../shared/contract/rotation.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { isDenial } from '../../../shared/values/denial-codes.ts';
import { FailureError, type Failure, failureOf } from '../../../shared/values/failure.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import type { Action } from '../machine/next-action.ts';
import type { JournalledContext } from '../machine/run.ts';
import { mfaQuestion } from '../signing/mfa.ts';
import { unknownKeyFacts } from '../steps/check-leftover-keys.ts';
import { recordNeededDecision } from '../steps/record-needed-decision.ts';
import { keysOfUndo } from './keys-of-undo.ts';

/** What a step that failed means for the rotation. */
export async function afterFailure(
  context: JournalledContext,
  action: Exclude<Action, 'rest'>,
  cause: unknown,
): Promise<'go on' | 'rest'> {
  const failure = failureOf(cause);
  if (isDenial(failure)) {
    context.updateRun({ deniedAt: context.ports.clock.now() });
  }
  switch (action) {
    case 'make room':
    case 'create':
      await (context.entry().progress.phase === 'creating'
        ? context.record({ kind: 'answer lost', failure })
        : context.record({ kind: 'rolling back', failure, reached: 'create' }));
      return 'go on';
    case 'back up':
    case 'prove':
    case 'save':
      return afterTheKeyWasMade(context, action, failure);
    case 'look for the key':
    case 'roll back':
      await recordNeededDecision(context, reasonFor(failure), failure, []);
      return 'rest';
    case 'look at uses':
      // Only a refused new key is reported: the old key still works, and an undo is possible.
      aboutTheNewKey(context, failure);
      context.updateRun({ checksUses: false });
      return 'rest';
    case 'retire':
    case 'delete the old key':
      return afterSuccess(
        context,
        aboutTheNewKey(context, failure),
        context.run().requested !== undefined,
      );
    case 'reactivate':
      return afterSuccess(context, failure, true);
    case 'remove the new key':
      return afterSuccess(context, aboutTheOldKey(failure), true);
    case 'bring the old key back':
    case 'save the old key':
      await openUndo(context, aboutTheOldKey(failure));
      return 'rest';
    case 'look what is left':
      await recordNeededDecision(context, 'left on AWS', failure, unknownKeyFacts(context.entry()));
      return 'rest';
    case 'close':
      return 'rest';
    default:
      return unreachable(action);
  }
}

/** Before the first file is saved the rotation is rolled back; after that a person decides. */
async function afterTheKeyWasMade(
  context: JournalledContext,
  action: 'back up' | 'prove' | 'save',
  failure: Failure,
): Promise<'go on' | 'rest'> {
  const { progress, everSaved } = context.entry();
  const mayBeSaved =
    everSaved || (progress.phase === 'saving' && (await mayBeInFiles(context, progress.newKey)));
  if (!mayBeSaved) {
    await context.record({ kind: 'rolling back', failure, reached: action });
    return 'go on';
  }
  const reasons: Partial<Record<Failure['code'], DecisionReason>> = {
    OLD_KEY_BACK: 'old key back',
    NO_KEY_TO_SIGN: 'no key to sign',
  };
  await recordNeededDecision(context, reasons[failure.code] ?? 'partly saved', failure, []);
  return 'rest';
}

function reasonFor({ code }: Failure): DecisionReason {
  const reasons: Partial<Record<Failure['code'], DecisionReason>> = {
    OTHER_IDENTITY: 'other identity',
    NO_KEY_TO_SIGN: 'no key to sign',
    MFA_NEEDED: 'MFA needed',
    OTHER_ENDPOINT: 'other endpoint',
  };
  return reasons[code] ?? 'interrupted';
}

async function openUndo(context: JournalledContext, failure: Failure): Promise<void> {
  const reason = failure.code === 'MFA_NEEDED' ? 'MFA needed' : 'undo stopped';
  await recordNeededDecision(context, reason, failure, await keysOfUndo(context, failure));
}

/**
 * The rotation has succeeded; this failure is shown beside its outcome. Where a person requested the action, they are
 * asked for the MFA code it needs.
 */
async function afterSuccess(
  context: JournalledContext,
  failure: Failure,
  byPerson: boolean,
): Promise<'rest'> {
  const question =
    failure.code === 'MFA_NEEDED' && byPerson ? await mfaQuestion(context) : undefined;
  if (question !== undefined && !(question instanceof FailureError)) {
    context.ask(question);
    return 'rest';
  }
  // In one change: no view in between may show as requested what AWS has just denied.
  context.updateRun({ retirementFailure: failure, requested: undefined });
  return 'rest';
}

/** The failure of a verification in the words for the old key: `verifyKey` and AWS have those for a new one, or any. */
function aboutTheOldKey(failure: Failure): Failure {
  const codes: Partial<Record<Failure['code'], Failure['code']>> = {
    NEW_KEY_INACTIVE: 'OLD_KEY_NOT_ACCEPTED',
    NEVER_ACCEPTED: 'OLD_KEY_NOT_ACCEPTED',
    KEY_NOT_ACCEPTED: 'OLD_KEY_NOT_ACCEPTED',
    NEW_KEY_GONE: 'OLD_KEY_GONE',
    NO_SUCH_KEY: 'OLD_KEY_GONE',
    NO_BACKUP: 'OLD_KEY_NOT_AT_HAND',
  };
  return { ...failure, code: codes[failure.code] ?? failure.code };
}

/** The failure of a call that the new key signed: where AWS does not accept that key, the failure says so. */
function aboutTheNewKey(context: JournalledContext, failure: Failure): Failure {
  if (!isRefused(failure)) {
    return failure;
  }
  const refused = { ...failure, code: 'NEW_KEY_NOT_ACCEPTED' } as const;
  context.updateRun({ newKeyRefused: refused });
  return refused;
}

function isRefused({ code }: Failure): boolean {
  return code === 'KEY_NOT_ACCEPTED' || code === 'NEW_KEY_NOT_ACCEPTED';
}

/** Also true where a file can't be read: it may hold the key. */
async function mayBeInFiles({ ports }: JournalledContext, id: KeyPair['id']): Promise<boolean> {
  try {
    return (await ports.files.locationsOf(id)).length > 0;
  } catch (cause) {
    ports.log.error('a known file could not be read', cause);
    return true;
  }
}
