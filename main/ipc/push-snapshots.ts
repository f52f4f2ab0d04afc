import { pushes } from '../../shared/contract.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Log } from '../rotation/ports.ts';

/** The page, as far as it can be told something. */
type Page = { isDestroyed(): boolean; send(channel: string, value: unknown): void };

/**
 * Sends a snapshot to the page, if there is one; held to the same schema as the reply that a page asks for. One that does
 * not fit is not sent, and logged: what a page shows is what it would be told anew.
 */
export function pushSnapshot(
  page: Page | undefined,
  snapshot: Snapshot,
  log: Pick<Log, 'error'>,
): void {
  if (page === undefined || page.isDestroyed()) return;
  const { channel, value } = pushes.snapshot;
  const held = value.safeParse(snapshot);
  if (held.success) {
    page.send(channel, held.data);
    return;
  }
  log.error('a snapshot does not fit the contract', held.error);
}
