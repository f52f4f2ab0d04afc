import { historyLinesOf } from '../../../main/rotation/engine/complete-history.ts';
import type { Entry } from '../../../main/rotation/machine/entry.ts';
import { newKeyOf } from '../../../main/rotation/machine/entry.ts';
import { samePair } from '../../../main/secrets/key-pair.ts';
import type { DecisionReason, RotationView } from '../../../shared/contract/rotation.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { type IamKey, keyOf } from './iam.ts';
import { nameOfLine, type World } from './world.ts';

/** What must never happen. */
export type EngineBreach = {
  readonly kind:
    | 'locked out'
    | 'orphan without an entry'
    | 'secret lost without an entry'
    | 'file damaged'
    | 'other';
  readonly words: string;
};

/** How a run has ended, and what is shown of rotations that need a decision. */
export type Outcome = {
  readonly outcome: 'done' | 'undone' | 'open';
  readonly open: readonly { readonly reason: DecisionReason; readonly failure: Failure }[];
  readonly breaches: readonly EngineBreach[];
};

/** Judges a world by what a start after everything shows of it. */
export async function outcomeOf(world: World, views: readonly RotationView[]): Promise<Outcome> {
  const open = views.flatMap((view) =>
    view.state === 'open' ? [{ reason: view.reason, failure: view.failure }] : [],
  );
  const kept = new Set<string>(await world.keychain.list());
  const breaches = [
    ...breachesOf(world, views, kept),
    ...backupsOfGoneKeys(world, kept),
    ...(world.historyRefuses > 0 ? [] : unwrittenHistory(world)),
  ];
  const isDone = views.some(({ state }) => state === 'succeeded' || state === 'undone');
  if (open.length > 0) return { outcome: 'open', open, breaches };
  return { outcome: isDone ? 'done' : 'undone', open, breaches };
}

/** The history has every line of what was done exactly once, after any interruption. */
export function unwrittenHistory({ journal, history }: World): readonly EngineBreach[] {
  const rotations = new Set(journal.written.map(({ rotation }) => rotation));
  const lines = [...rotations].flatMap((rotation) => {
    const [begun, ...later] = journal.recordsOf(rotation);
    return begun?.kind === 'begun' ? historyLinesOf({ begun, later }) : [];
  });
  return lines.flatMap((line): readonly EngineBreach[] => {
    const name = nameOfLine(line);
    const done = lines.filter((other) => nameOfLine(other) === name).length;
    const written = history.filter((other) => nameOfLine(other) === name).length;
    const words = `"${line.event}" was done ${String(done)} times and is told ${String(written)} times`;
    return done === written ? [] : [{ kind: 'other', words }];
  });
}

/** The breaches of promises 1 to 4 once everything rests; `kept` are the keys with a backup. */
export function breachesOf(
  world: World,
  views: readonly RotationView[],
  kept: ReadonlySet<string> = new Set(),
): readonly EngineBreach[] {
  const touched = world.witness.breaches.map((words) => ({ kind: 'other' as const, words }));
  return [
    ...lockedOut(world),
    ...touched,
    ...forgottenKeys(world, views, kept),
    ...forgottenDeletions(world, views),
    ...restless(views),
  ];
}

/** Promise 1: every location holds a complete pair that AWS accepts. */
function lockedOut({ files, aws, witness, others }: World): readonly EngineBreach[] {
  return [...files.content].flatMap(([path, file]) =>
    [...file].flatMap(([profile, pair]): readonly EngineBreach[] => {
      const owner = aws.userOf(pair.id);
      const key = owner === undefined ? undefined : keyOf(owner, pair.id);
      const words = `${profile} in ${path} holds ${pair.id}, ${key?.status ?? 'deleted'}`;
      if (key !== undefined && !samePair(key.pair, pair)) return [{ kind: 'file damaged', words }];
      const byOthers = witness.harmed.has(pair.id) || others.areToBlameFor(path, profile, pair.id);
      return key?.status === 'Active' || byOthers ? [] : [{ kind: 'locked out', words }];
    }),
  );
}

/** The entries of the journal that a person sees. */
function seenEntries({ journal }: World, views: readonly RotationView[]): readonly Entry[] {
  const shown = new Set(views.map(({ id }) => id));
  return journal.entries().filter(({ closed, plan }) => !closed && shown.has(plan.rotation));
}

function isAbout({ journal }: World, { plan, progress, open }: Entry, id: AccessKeyId): boolean {
  const isNamed = plan.oldKey === id || newKeyOf({ progress }) === id;
  // Until a person names the key of a lost answer, the entry is about any created key.
  const isSought =
    progress.phase === 'creating' ||
    progress.phase === 'answer lost' ||
    journal.damaged().has(plan.rotation);
  return isNamed || isSought || open?.keys.some(({ keyId }) => keyId === id) === true;
}

/** Promise 4: a key that Keyturn created and that no file holds has an entry, or a person has given it up. */
function forgottenKeys(
  world: World,
  views: readonly RotationView[],
  kept: ReadonlySet<string>,
): readonly EngineBreach[] {
  const { aws, files, witness } = world;
  const held = new Set(
    [...files.content.values()].flatMap((file) => [...file.values()].map(({ id }) => id)),
  );
  const entries = seenEntries(world, views);
  const orphans = aws.users
    .flatMap(({ keys }) => keys)
    .filter(({ pair: { id } }) => aws.made.includes(id) && !held.has(id))
    .filter(({ pair: { id } }) => !witness.harmed.has(id) && !witness.letGo.has(id))
    .filter(({ pair: { id } }) => !entries.some((entry) => isAbout(world, entry, id)));
  return orphans.flatMap((key) => forgotten(world, key, kept));
}

function forgotten(
  { journal }: World,
  { pair: { id }, status }: IamKey,
  kept: ReadonlySet<string>,
): readonly EngineBreach[] {
  const words = `${id} is ${status} and stands nowhere`;
  if (status === 'Active') {
    return [
      { kind: kept.has(id) ? 'orphan without an entry' : 'secret lost without an entry', words },
    ];
  }
  const wasTold = journal.written.some(
    ({ record }) => record.kind === 'rolled back' && record.undone === 'new key deactivated',
  );
  return wasTold ? [] : [{ kind: 'other', words }];
}

/** Promise 4: a key that Keyturn has deactivated has an entry until it is deleted, or kept by a person. */
function forgottenDeletions(world: World, views: readonly RotationView[]): readonly EngineBreach[] {
  const { aws, witness } = world;
  const entries = seenEntries(world, views);
  return [...witness.deactivated.keys()]
    .filter((id) => aws.userOf(id) !== undefined && !aws.made.includes(id))
    .filter((id) => !witness.letGo.has(id) && !entries.some((entry) => isAbout(world, entry, id)))
    .map((id) => ({ kind: 'other', words: `nobody remembers that ${id} is to be deleted` }));
}

/** Anything that rests has ended, or shows a person what it waits for. */
function restless(views: readonly RotationView[]): readonly EngineBreach[] {
  const restlessStates = new Set(['working', 'rolling back', 'undoing']);
  return views
    .filter(({ state }) => restlessStates.has(state))
    .map(({ state }) => ({ kind: 'other', words: `a rotation that rests is "${state}"` }));
}

/** The backup of a key is removed with the key, as far as Keyturn knows that it was deleted. */
function backupsOfGoneKeys(world: World, kept: ReadonlySet<string>): readonly EngineBreach[] {
  const { aws, witness, journal } = world;
  const entries = journal.entries();
  return [...aws.made, ...aws.initial]
    .filter((id) => kept.has(id) && aws.userOf(id) === undefined)
    .filter((id) => !witness.harmed.has(id) && !witness.letGo.has(id))
    .filter((id) => !entries.some((entry) => isAbout(world, entry, id)))
    .map((id) => ({ kind: 'other', words: `${id} is gone, and its backup is not` }));
}
