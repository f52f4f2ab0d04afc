import { samePair } from '../../../main/secrets/key-pair.ts';
import type { Failure } from '../../../shared/failure.ts';
import { maskKeyId } from '../../../shared/identifiers.ts';
import type { OpenReason } from '../../../shared/rotation.ts';
import { keyOf } from './iam.ts';
import type { View, World } from './world.ts';

/** What must never be, after everything has come to rest. */
export type EngineBreach = {
  readonly kind: 'locked out' | 'orphan without an entry' | 'secret lost without an entry';
  readonly words: string;
};

/** How a run has ended, and what a person is shown of what is open. */
export type Outcome = {
  readonly outcome: 'done' | 'undone' | 'open';
  readonly open: readonly { readonly reason: OpenReason; readonly failure: Failure }[];
  readonly breaches: readonly EngineBreach[];
};

/** Judges a world by what a start after everything shows of it. */
export async function outcomeOf(world: World, views: readonly View[]): Promise<Outcome> {
  const open = views.flatMap((view) =>
    view.state === 'open' ? [{ reason: view.reason, failure: view.failure }] : [],
  );
  const breaches = [...lockedOut(world), ...(await forgotten(world, views))];
  const isDone = views.some(({ state }) => state === 'succeeded' || state === 'undone');
  if (open.length > 0) return { outcome: 'open', open, breaches };
  return { outcome: isDone ? 'done' : 'undone', open, breaches };
}

/** Promise 1: every place holds a whole pair that AWS accepts. */
function lockedOut({ files, aws }: World): readonly EngineBreach[] {
  return [...files.content].flatMap(([path, file]) =>
    [...file].flatMap(([profile, pair]) => {
      const owner = aws.userOf(pair.id);
      const key = owner === undefined ? undefined : keyOf(owner, pair.id);
      const works = key?.status === 'Active' && samePair(key.pair, pair);
      const words = `${profile} in ${path} holds ${pair.id}, ${key?.status ?? 'deleted'}`;
      return works ? [] : [{ kind: 'locked out' as const, words }];
    }),
  );
}

/** Promise 4: an active key that Keyturn made and that no file holds has an entry that a person sees. */
async function forgotten(world: World, views: readonly View[]): Promise<readonly EngineBreach[]> {
  const held = new Set(
    [...world.files.content.values()].flatMap((file) => [...file.values()].map(({ id }) => id)),
  );
  const kept = new Set<string>(await world.keychain.list());
  const orphans = world.aws.users
    .flatMap(({ keys }) => keys)
    .filter(({ pair, status }) => status === 'Active' && world.aws.made.includes(pair.id))
    .filter(({ pair }) => !held.has(pair.id))
    // Replaced by a later rotation, which waits for a word about it.
    .filter(({ pair }) => !views.some(({ oldKey }) => oldKey === maskKeyId(pair.id)));
  const shown = views.some(({ state }) =>
    ['open', 'undone', 'waiting for an answer'].includes(state),
  );
  if (orphans.length === 0 || (shown && world.journal.known().length > 0)) return [];
  return orphans.map(({ pair }) => ({
    kind: kept.has(pair.id) ? 'orphan without an entry' : 'secret lost without an entry',
    words: `${pair.id} is active and stands nowhere`,
  }));
}
