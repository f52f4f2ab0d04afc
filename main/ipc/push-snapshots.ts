import type { WebContents } from 'electron';
import { snapshotChannel } from '../../shared/channels.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** Sends a snapshot to the page, if there is one. */
export function pushSnapshot(page: WebContents | undefined, snapshot: Snapshot): void {
  if (page !== undefined && !page.isDestroyed()) {
    page.send(snapshotChannel, snapshot);
  }
}
