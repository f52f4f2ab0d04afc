import { advance } from '../../../main/rotation/machine/advance.ts';
import { beginEntry, type Entry, newKeyOf } from '../../../main/rotation/machine/entry.ts';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import { canDecideAboutKey } from '../../../shared/rotations/decision-facts.ts';
import { type AccessKeyId, maskKeyId } from '../../../shared/values/identifiers.ts';
import { languages } from '../../../shared/words/language.ts';
import { shownSentences } from './shown-sentences.ts';
import type { View, World } from './world.ts';

/** What a sentence claims, by the words of each language. */
const claims = {
  deletion: /deletes it on|will be deleted on|löscht ihn am|wird am .* gelöscht/u,
  oldKeyWorks: /still works|and works\.|funktioniert noch|funktioniert weiter|und funktioniert\./u,
  untouched:
    /changed neither your files nor|has not changed your files|weder Ihre Dateien noch den alten|Ihre Dateien nicht geändert/u,
  nothingChanged: /has changed nothing: neither|hat nichts geändert: weder/u,
  below: /\bbelow\b|\bunten\b/u,
  unchanged: /unchanged|unverändert/u,
  noLonger: /no longer in your files|nicht mehr in Ihren Dateien/u,
  rotating: /^Rotating (?!.*waits)|^Rotation von .* läuft/u,
  rotated: /^Rotated |^\S.* wurden? rotiert/u,
  noneBegun: /none is begun|wird keine begonnen/u,
} as const;
type Claim = keyof typeof claims;

/** What another rotation learns about the same keys is shown with that one. */
const ofOneRotation: ReadonlySet<Claim> = new Set(['rotated', 'oldKeyWorks']);

/** What Keyturn itself has changed, and how many records the journal had when the process began. */
export type Changes = {
  readonly written: Set<AccessKeyId>;
  readonly touched: Set<AccessKeyId>;
  recordsBefore: number;
  heardBefore: number;
  /** Every rotation that was ever shown. */
  readonly rotations: Set<string>;
};
type WatchedWorld = Pick<World, 'aws' | 'journal'> & { readonly changes: Changes };

/** Records what Keyturn changes in this world. */
export function watchChanges({ aws, files }: World): Changes {
  const changes: Changes = {
    written: new Set(),
    touched: new Set(),
    recordsBefore: 0,
    heardBefore: 0,
    rotations: new Set(),
  };
  files.witnesses.push((_, { id }) => changes.written.add(id));
  aws.witnesses.push(({ key }) => changes.touched.add(key.pair.id));
  return changes;
}

/** Contradictions between what is shown now and the journal, or the last answers of AWS; in words. */
export function contradictions(
  world: World,
  changes: Changes,
  views: readonly View[],
): readonly string[] {
  for (const { id } of views) changes.rotations.add(id);
  const isOnly = changes.rotations.size === 1;
  return views.flatMap((view) =>
    languages.flatMap((language) => {
      const sentences = shownSentences(view, language);
      const says = (claim: Claim): boolean =>
        claims[claim].test(sentences) && (isOnly || !ofOneRotation.has(claim));
      return wrongIn(
        { aws: world.aws, journal: world.journal, changes },
        view,
        says,
        sentences,
      ).map((why) => `${why}: "${sentences}"`);
    }),
  );
}

function wrongIn(
  world: WatchedWorld,
  view: View,
  says: (claim: Claim) => boolean,
  sentences: string,
): readonly string[] {
  const entry = entryOf(world, view);
  const wrong: readonly (string | false | undefined)[] = [
    says('unchanged') && says('noLonger') && 'unchanged, and no longer there',
    says('below') && !hasKeyBelow(view) && 'nothing stands below',
    ...(entry === undefined
      ? []
      : [
          says('noneBegun') && 'one was begun',
          says('nothingChanged') && 'a rotation was begun',
          says('deletion') && whyNotDeleted(world, entry),
          says('oldKeyWorks') && view.state !== 'open' && whyNotWorking(world, entry),
          says('untouched') && whyNotUntouched(world, entry),
          says('rotating') && isLookingOnly(world, entry) && 'it only looks for a key',
          says('rotated') &&
            !isAsking(view) &&
            isNewKeyRefused(world, entry) &&
            'AWS refuses the new key',
          ...unnamed(world, view, entry, sentences),
        ]),
  ];
  return wrong.filter((why) => typeof why === 'string');
}

/** The entry from the journal, even if it was closed since; undefined before the first record. */
function entryOf({ journal }: Pick<World, 'journal'>, { id }: View): Entry | undefined {
  const [begun, ...later] = journal.recordsOf(id);
  return begun?.kind === 'begun' ? later.reduce(advance, beginEntry(begun)) : undefined;
}

function hasKeyBelow(view: RotationView): boolean {
  if (view.state !== 'open') return false;
  if (!view.keys.some((facts) => canDecideAboutKey(facts, view))) return false;
  return view.choices.some((choice) => choice === 'delete the key left behind');
}

/** AWS has denied the deletion, a person has called it off, or its day has passed. */
function whyNotDeleted({ aws }: WatchedWorld, { plan, progress }: Entry): string | undefined {
  const deleteAfter = 'deleteAfter' in progress ? progress.deleteAfter : undefined;
  const last = aws.heard.findLast(
    ({ action, key }) => action === 'DeleteAccessKey' && key === plan.oldKey,
  );
  if (last?.code === 'ACCESS_DENIED' || plan.denied?.includes('DeleteAccessKey') === true) {
    return 'AWS has refused to delete it';
  }
  if (deleteAfter === undefined) return 'its deletion is called off';
  return deleteAfter <= aws.now() ? 'its day has passed' : undefined;
}

/** The status of the old key in AWS's last answer: a list, or a change of it. */
function lastListed({ aws }: WatchedWorld, id: AccessKeyId): string {
  const last = aws.heard.findLast(
    ({ list, status, key }) => list !== undefined || (status !== undefined && key === id),
  );
  if (last === undefined) return 'not known';
  return last.status ?? last.list?.find((key) => key.id === id)?.status ?? 'not listed';
}

function whyNotWorking(world: WatchedWorld, { plan }: Entry): string | undefined {
  const listed = lastListed(world, plan.oldKey);
  return listed === 'Active' ? undefined : `the old key is ${listed} in the last list`;
}

function whyNotUntouched({ changes }: WatchedWorld, { plan, progress }: Entry): string | undefined {
  const newKey = newKeyOf({ progress });
  if (newKey !== undefined && changes.written.has(newKey)) return 'a file got the new key';
  return changes.touched.has(plan.oldKey) ? 'the old key was touched' : undefined;
}

/** An earlier process has requested a key, or this one without an answer. */
function isLookingOnly({ changes, journal }: WatchedWorld, { plan, progress }: Entry): boolean {
  const asked = journal.written.findIndex(
    ({ rotation, record }) => rotation === plan.rotation && record.kind === 'creating',
  );
  const isOfBefore = asked >= 0 && asked < changes.recordsBefore;
  return progress.phase === 'answer lost' || (progress.phase === 'creating' && isOfBefore);
}

/** A process asks AWS again before it claims anything about a key; what an earlier one has learned is not stored. */
function isNewKeyRefused({ aws, changes }: WatchedWorld, { progress }: Entry): boolean {
  const newKey = newKeyOf({ progress });
  const last = aws.heard.slice(changes.heardBefore).findLast(({ signer }) => signer === newKey);
  return last?.code === 'KEY_NOT_ACCEPTED';
}

/** During an act, a refusal may come from an endpoint that lags behind: it is tried again. */
function isAsking(view: View): boolean {
  return view.state === 'succeeded' && view.retirement.oldKey.startsWith('being ');
}

/** Promise 4: an entry that needs a decision names each of its keys that AWS still has. */
function unnamed(
  { aws }: WatchedWorld,
  view: View,
  { plan, progress }: Entry,
  sentences: string,
): readonly string[] {
  if (view.state !== 'open') return [];
  return [plan.oldKey, newKeyOf({ progress })].flatMap((id) =>
    id !== undefined && aws.userOf(id) !== undefined && !sentences.includes(maskKeyId(id))
      ? [`${id} is on AWS and not named`]
      : [],
  );
}
