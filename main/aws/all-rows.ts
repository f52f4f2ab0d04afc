import { MINUTE } from '../../shared/lib/time.ts';
import { FailureError } from '../../shared/values/failure.ts';

type Page<Row> = {
  readonly rows: readonly Row[] | undefined;
  readonly isTruncated: boolean | undefined;
  readonly marker: string | undefined;
};

/**
 * Limits of a list that doesn't end: IAM gives 100 rows a page, and a user has only a few keys or devices.
 */
const most = { pages: 50, rows: 5_000, milliseconds: MINUTE } as const;

/**
 * Every row of a list. Throws NOT_AWS if an answer has no list (a sign-in page answers 200, too), if a marker is missing
 * or repeated, and if the pages don't end; TIMED_OUT after a minute; CANCELLED by the signal.
 */
export async function allRows<Row>(
  action: string,
  nextPage: (from: { Marker?: string }) => Promise<Page<Row>>,
  signal?: AbortSignal,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  const markers = new Set<string>();
  const began = performance.now();
  let from: { Marker?: string } = {};
  for (let pages = 0; pages < most.pages; pages += 1) {
    if (signal?.aborted === true) {
      throw new FailureError({ code: 'CANCELLED', action });
    }
    if (performance.now() - began > most.milliseconds) {
      throw new FailureError({ code: 'TIMED_OUT', action });
    }
    const { rows, isTruncated, marker } = await nextPage(from);
    if (rows === undefined) {
      throw new FailureError({ code: 'NOT_AWS', action });
    }
    found.push(...rows);
    if (isTruncated !== true) {
      return found;
    }
    // No incomplete list is returned: a key of the missing part would count as deleted.
    if (marker === undefined || markers.has(marker) || found.length > most.rows) {
      break;
    }
    markers.add(marker);
    from = { Marker: marker };
  }
  throw new FailureError({ code: 'NOT_AWS', action });
}
