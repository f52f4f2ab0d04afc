import { channelOf } from '../../shared/contract/channels.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { SnapshotForPage } from './snapshot-for-page.ts';

/** The page, as far as something is sent to it. */
type Page = { isDestroyed(): boolean; send(channel: string, value: unknown): void };

/** Sends a snapshot to the page, if there is one; parsed by the same schema as an answer to `snapshot.read`. */
export function pushSnapshot(
  page: Page | undefined,
  snapshot: Snapshot,
  forPage: SnapshotForPage,
): void {
  if (page === undefined || page.isDestroyed()) return;
  const shown = forPage(snapshot);
  if (shown !== undefined) page.send(channelOf('snapshot.onChange'), shown);
}
