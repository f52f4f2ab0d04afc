import type { OldKeyAct, DecisionChoice } from '../../../shared/contract/rotation.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { Policy } from '../../../shared/settings/policy.ts';
import type { AccessKeyId, RotationId } from '../../../shared/values/identifiers.ts';
import type { FakeAws, Touch } from './aws.ts';
import type { FakeFiles } from './files.ts';
import { keyOf } from './iam.ts';
import type { FakeJournal } from './journal.ts';

type Kind = FakeJournal['written'][number]['record']['kind'];
type LoggedRequest = {
  readonly rotation: RotationId;
  readonly act: OldKeyAct;
  readonly after: number;
};

/** Observes every change of keys and files, and knows what a person requested. */
export type Witness = {
  /** What Keyturn should not have done, in words. */
  readonly breaches: string[];
  /** Keys that others have deactivated, activated or deleted: the consequences are not Keyturn's. */
  readonly harmed: Set<AccessKeyId>;
  /** Keys that a person has given up: Keyturn need not remember them. */
  readonly letGo: Set<AccessKeyId>;
  /** Keys that Keyturn has deactivated and not activated since, and when by AWS's clock. */
  readonly deactivated: Map<AccessKeyId, number>;
  /** A process begins: it knows AWS's answers to an earlier one only from the journal. */
  begins(): void;
  /** The engine has read that a key is used only here. */
  hears(key: AccessKeyId): void;
  /** A person requests an act on an old key. */
  says(rotation: RotationId, act: OldKeyAct): void;
  /** A person gives up a key, by its ID. */
  givesUp(key: string | undefined): void;
  /** A person decides about a new key after an undo. */
  saysAfterUndo(rotation: RotationId, newKey: 'delete' | 'keep'): void;
  /** A person decides about a rotation that needs a decision. */
  decides(rotation: RotationId, choice: DecisionChoice, key: string | undefined): void;
};

type WitnessOptions = {
  readonly aws: FakeAws;
  readonly files: FakeFiles;
  readonly journal: FakeJournal;
  readonly policy: Policy;
};

const DAY = 86_400_000;
const takesBack: ReadonlySet<Kind> = new Set([
  'undoing',
  'undo saving',
  'undone',
  'removing new key',
  'new key removed',
  'reactivating',
  'reactivated',
]);
const retires: ReadonlySet<Kind> = new Set([
  'saved',
  'deactivating',
  'deactivated',
  'deletion changed',
  'deleting',
]);

/** A witness of this world. */
export function createWitness(world: WitnessOptions): Witness {
  const { aws, files, journal } = world;
  const breaches: string[] = [];
  const heard = new Set<AccessKeyId>();
  const givenUp = new Set<string>();
  const removable = new Set<RotationId>();
  const said: LoggedRequest[] = [];
  const witness: Witness = {
    breaches,
    harmed: new Set(),
    letGo: new Set(),
    deactivated: new Map(),
    begins: () => {
      aws.answered.clear();
    },
    hears: (key) => void heard.add(key),
    says: (rotation, act) => void said.push({ rotation, act, after: journal.written.length }),
    givesUp: (key) => {
      if (key !== undefined) givenUp.add(key);
    },
    saysAfterUndo: (rotation, newKey) => {
      if (newKey === 'delete') removable.add(rotation);
      else letGoOf(rotation);
    },
    decides: (rotation, choice, key) => {
      if (choice === 'delete the key left behind') witness.givesUp(key);
      if (choice === 'undo the rotation') witness.says(rotation, 'undo');
      if (choice === 'it is settled' || choice === 'it is not mine') letGoOf(rotation);
    },
  };

  const { recordsOf } = journal;

  function rotations(): readonly RotationId[] {
    return [...new Set(journal.written.map(({ rotation }) => rotation))];
  }

  function newKeyOf(rotation: RotationId): AccessKeyId | undefined {
    for (const record of recordsOf(rotation)) {
      const isNamed = record.kind === 'created' || record.kind === 'rolling back';
      if (isNamed && record.newKey !== undefined) return record.newKey;
    }
    return undefined;
  }

  function oldKeyOf(rotation: RotationId): AccessKeyId | undefined {
    const [begun] = recordsOf(rotation);
    return begun?.kind === 'begun' ? begun.oldKey : undefined;
  }

  function letGoOf(rotation: RotationId): void {
    const open = new Set(
      recordsOf(rotation).flatMap((record) =>
        record.kind === 'opened' ? record.keys.map(({ keyId }) => keyId) : [],
      ),
    );
    const shown = aws.made.filter((id) => open.has(id));
    for (const id of [oldKeyOf(rotation), newKeyOf(rotation), ...shown]) {
      if (id !== undefined) witness.letGo.add(id);
    }
  }

  function isHeld(id: AccessKeyId | undefined): boolean {
    return [...files.content.values()].some((file) =>
      [...file.values()].some((pair) => pair.id === id),
    );
  }

  function isActive(id: AccessKeyId | undefined): boolean {
    const user = id === undefined ? undefined : aws.userOf(id);
    return user !== undefined && id !== undefined && keyOf(user, id)?.status === 'Active';
  }

  /** Whether the last journalled record of these kinds is one of the first set. */
  function lastIs(rotation: RotationId, kinds: ReadonlySet<Kind>, others: ReadonlySet<Kind>) {
    const last = recordsOf(rotation).findLast(({ kind }) => kinds.has(kind) || others.has(kind));
    return last !== undefined && kinds.has(last.kind);
  }

  /** Whether a person has requested one of these after the last record of these kinds. */
  function saidSince(rotation: RotationId, acts: readonly OldKeyAct[], kinds: ReadonlySet<Kind>) {
    const last = journal.written.findLastIndex(
      (one) => one.rotation === rotation && kinds.has(one.record.kind),
    );
    return said.some(
      (one) => one.rotation === rotation && acts.includes(one.act) && one.after > last,
    );
  }

  function whyNotRetire(rotation: RotationId, { key, act }: Touch): string | undefined {
    const { id } = key.pair;
    const newKey = newKeyOf(rotation);
    if (!isHeld(newKey)) return 'no file holds the new key';
    if (!isActive(newKey)) return 'the new key is not active';
    if (lastIs(rotation, takesBack, retires)) {
      if (!saidSince(rotation, ['retire', 'delete now'], takesBack)) return 'it was brought back';
    } else if (!heard.has(id) && !said.some((one) => one.rotation === rotation)) {
      return 'nobody has said that it may go';
    }
    return act === 'delete' ? whyNotDelete(rotation, key) : undefined;
  }

  function whyNotDelete(rotation: RotationId, key: Touch['key']): string | undefined {
    const wasDeactivated: ReadonlySet<Kind> = new Set(['deactivated', 'deletion changed']);
    if (saidSince(rotation, ['delete now'], wasDeactivated)) return undefined;
    const last = recordsOf(rotation).findLast(({ kind }) => wasDeactivated.has(kind));
    const deleteAfter = last !== undefined && 'deleteAfter' in last ? last.deleteAfter : undefined;
    if (last !== undefined && deleteAfter === undefined) return 'a person keeps it';
    if (world.policy.retirement === 'delete at once') return undefined;
    const at = witness.deactivated.get(key.pair.id);
    const { graceDays } = world.policy;
    if (deleteAfter === undefined) return 'it was never deactivated';
    if (aws.now() < deleteAfter) return 'its grace period is not over';
    if (at !== undefined && aws.now() < at + graceDays * DAY) return 'it is deleted too early';
    const isStale = aws.lag.updates > 0;
    return key.status === 'Active' && !isStale ? 'somebody has activated it again' : undefined;
  }

  function whyNotRemove(rotation: RotationId): string | undefined {
    // A new key that was never saved everywhere, and that no file holds, is rolled back.
    const everSaved = recordsOf(rotation).some(({ kind }) => kind === 'saved');
    if (!everSaved) return undefined;
    const oldKey = oldKeyOf(rotation);
    if (!removable.has(rotation)) return 'nobody has said that the new key may go';
    return isHeld(oldKey) && isActive(oldKey) ? undefined : 'the old key is not back';
  }

  function whyNot(touch: Touch): string | undefined {
    const { key, act } = touch;
    const { id } = key.pair;
    const asOld = rotations().findLast(
      (rotation) =>
        oldKeyOf(rotation) === id && recordsOf(rotation).some(({ kind }) => retires.has(kind)),
    );
    const asNew = rotations().findLast((rotation) => newKeyOf(rotation) === id);
    switch (act) {
      case 'Active':
        return asOld !== undefined && lastIs(asOld, takesBack, retires)
          ? undefined
          : 'nobody has asked to activate it';
      case 'Inactive':
      case 'delete':
        if (isHeld(id)) return 'a known file holds it';
        if (givenUp.has(id)) return undefined;
        if (asOld !== undefined) return whyNotRetire(asOld, touch);
        if (asNew !== undefined) return whyNotRemove(asNew);
        // Its ID could not be journalled, but this process has received AWS's answer.
        return aws.answered.has(id) ? undefined : 'it is not ours';
      default:
        return unreachable(act);
    }
  }

  aws.witnesses.push((touch) => {
    const { id } = touch.key.pair;
    // A journal other than the fake one has no records here.
    const why = journal.written.length === 0 ? undefined : whyNot(touch);
    if (why !== undefined) breaches.push(`${touch.act} ${id}: ${why}`);
    if (touch.act === 'Inactive') witness.deactivated.set(id, aws.now());
    else witness.deactivated.delete(id);
  });
  files.witnesses.push((path, { id }) => {
    if (!isActive(id) && !witness.harmed.has(id)) breaches.push(`${path} gets ${id}: not active`);
  });
  return witness;
}
