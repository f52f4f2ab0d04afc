import { isDenial } from '../../../shared/values/denial-codes.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { isYoung } from '../machine/answer-age.ts';
import type { JournalledContext } from '../machine/run.ts';
import { withRights } from '../signing/sessions.ts';
import { recordOldKeyStatus } from './record-old-key-status.ts';
import { pathsToReplace, replaceEverywhere, requireReplaced } from './replace-everywhere.ts';

/**
 * Step 5: the new pair goes into every place that holds the old id, file by file, and is read back through the SDK.
 * Ends saved, or with a new key that AWS does not accept any more and that has to be proven again; throws `FailureError`.
 * Whether anything was saved by then, the files tell.
 */
export async function save(context: JournalledContext, newPair: KeyPair): Promise<void> {
  context.updateRun({ step: 'save' });
  const { ports } = context;
  const replacing = { from: context.entry().plan.oldKey, to: newPair };
  const paths = await pathsToReplace(ports, replacing, context.entry().plan.paths);
  if (!(await isListedActive(context, newPair))) {
    context.updateRun({ verifiedHere: false });
    return;
  }
  if (context.cancelled.aborted && context.entry().progress.phase === 'proved') {
    throw new FailureError({ code: 'CANCELLED' });
  }
  await context.record({ kind: 'saving', paths });
  await replaceEverywhere(ports, paths, replacing);
  const { expected, plan } = context.entry();
  await requireReplaced(ports, replacing, [...new Set([...expected, ...plan.paths])]);
  await context.record({ kind: 'saved' });
  context.updateRun({ verifyingSince: undefined });
}

/** Whether AWS lists a key as active right before it is saved; where a policy hides the list, the proof counts. */
export async function isListedActive(context: JournalledContext, pair: KeyPair): Promise<boolean> {
  const { clock } = context.ports;
  const { lastVerified } = context.run();
  // The last check of the proof was a list, too.
  if (lastVerified?.key === pair.id && isYoung(clock, lastVerified.at)) {
    return true;
  }
  const { userName } = context.entry().plan;
  try {
    const keys = await withRights(context, pair, (session) => session.listKeys(userName));
    await recordOldKeyStatus(context, keys);
    return keys.some((key) => key.id === pair.id && key.status === 'Active');
  } catch (cause) {
    if (!(cause instanceof FailureError)) {
      throw cause;
    }
    return isDenial(cause.failure);
  }
}
