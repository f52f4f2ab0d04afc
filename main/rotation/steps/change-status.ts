import { isDenial } from '../../../shared/values/denial-codes.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { AwsSession, ListedKey } from '../../aws/session.ts';
import type { JournalledContext } from '../machine/run.ts';
import { ShutdownInterrupt } from '../machine/shutdown-interrupt.ts';

/** How long and how often to list the keys: lists lag behind UpdateAccessKey. Times in ms. */
const change = { patience: 120_000, first: 1_500, longestWait: 5_000 } as const;

/**
 * Activates or deactivates a key. The change is done once a list shows it: what answers may not be AWS. A key that is
 * not listed counts as changed. Throws NOTHING_CHANGED where the list still shows the old status, why it can't be read,
 * or `ShutdownInterrupt` where Keyturn quits while it waits.
 */
export async function changeStatus(
  context: JournalledContext,
  session: AwsSession,
  { key, status }: { readonly key: AccessKeyId; readonly status: ListedKey['status'] },
): Promise<void> {
  const { clock } = context.ports;
  const { userName } = context.entry().plan;
  await session.setStatus(userName, key, status);
  const began = clock.monotonic();
  let wait: number = change.first;
  for (;;) {
    const seen = await statusIn(session, userName, key);
    if (seen === status) {
      return;
    }
    const isOver = clock.monotonic() - began >= change.patience;
    if (isOver && seen === 'not listed') {
      return;
    }
    if (typeof seen !== 'string' && (isOver || isDenial(seen))) {
      throw new FailureError(seen);
    }
    if (isOver) {
      throw new FailureError({ code: 'NOTHING_CHANGED', action: 'UpdateAccessKey' });
    }
    await clock.sleep(wait, context.shutdownSignal);
    if (context.shutdownSignal.aborted) {
      // The intent is in the journal: the next start checks the status.
      throw new ShutdownInterrupt();
    }
    wait = Math.min(wait * 1.5, change.longestWait);
  }
}

async function statusIn(
  session: AwsSession,
  userName: string,
  key: AccessKeyId,
): Promise<ListedKey['status'] | 'not listed' | Failure> {
  try {
    const keys = await session.listKeys(userName);
    return keys.find((listed) => listed.id === key)?.status ?? 'not listed';
  } catch (cause) {
    if (cause instanceof FailureError) {
      return cause.failure;
    }
    throw cause;
  }
}
