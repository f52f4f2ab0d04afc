import { contract } from '../../shared/contract/contract.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { Log } from '../base/log.ts';

/** What the page is told of a snapshot, which fits the contract; undefined where nothing does. */
export type SnapshotForPage = (snapshot: Snapshot) => Snapshot | undefined;

const trouble = { code: 'UNEXPECTED' } as const;

type Issues = readonly { readonly path: readonly PropertyKey[] }[];

/**
 * Holds every snapshot to the contract. The window would stand still without a word if one that does not fit were kept
 * back: so what does not fit is left out, entry by entry, and where that is not enough the page has the last one that
 * did. Either way it is told that something is wrong, and the log has the place, once.
 */
export function createSnapshotForPage(log: Pick<Log, 'error'>): SnapshotForPage {
  const { value } = contract.snapshot.onChange;
  let last: Snapshot | undefined;
  let logged = '';

  return (snapshot) => {
    const held = value.safeParse(snapshot);
    if (held.success) {
      last = held.data;
      return held.data;
    }
    const place = placeOf(held.error.issues);
    if (place !== logged) log.error(`a snapshot does not fit the contract: ${place}`, held.error);
    logged = place;
    const left = value.safeParse(without(snapshot, held.error.issues));
    if (left.success) return left.data;
    return last && { ...last, number: snapshot.number, troubles: [...last.troubles, trouble] };
  };
}

/** The parts of a snapshot, without the entries that do not fit; what is no list of entries is left out as a whole. */
function without(snapshot: Snapshot, issues: Issues): Readonly<Record<string, unknown>> {
  const parts = Object.entries(snapshot).flatMap(([part, held]): [string, unknown][] => {
    const entries = new Set(
      issues.filter(({ path }) => path[0] === part).map(({ path }) => path[1]),
    );
    if (!Array.isArray(held)) return entries.size === 0 ? [[part, held]] : [];
    const kept: unknown[] = held.filter((_, index) => !entries.has(index));
    return [[part, part === 'troubles' ? [...kept, trouble] : kept]];
  });
  return Object.fromEntries(parts);
}

/** Where it is: "profiles.3.user". Nothing of what stands there. */
function placeOf([issue]: Issues): string {
  const { path = [] } = issue ?? {};
  return path
    .slice(0, 4)
    .map((part) => String(part).slice(0, 40))
    .join('.');
}
