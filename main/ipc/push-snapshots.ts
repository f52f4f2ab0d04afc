import { channelOf } from '../../shared/contract/channels.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { SnapshotForPage } from './snapshot-for-page.ts';

/** The page, as far as it can be told something. */
type Page = { isDestroyed(): boolean; send(channel: string, value: unknown): void };

/** Sends a snapshot to the page, if there is one; held to the same schema as the reply that a page asks for. */
export function pushSnapshot(
  page: Page | undefined,
  snapshot: Snapshot,
  forPage: SnapshotForPage,
): void {
  if (page === undefined || page.isDestroyed()) return;
  const told = forPage(snapshot);
  if (told !== undefined) page.send(channelOf('snapshot.onChange'), told);
}
