import { createBackups } from '../../../main/keychain/backups.ts';
import type { OldKeyAct } from '../../../shared/contract/rotation.ts';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import type { RotationId } from '../../../shared/values/identifiers.ts';
import { type IamUser, given, keyOf, pairNamed, userWith } from './iam.ts';
import type { Cut } from './power.ts';
import { config, createWorld, credentials, k1, type Process, type World } from './world.ts';

/** The state of the old key on AWS. */
export const oldKeyStates = ['active', 'inactive', 'deleted'] as const;
/** Where the pair of the old key is, besides AWS. */
export const oldPairPlaces = ['a file', 'the keychain', 'memory', 'nowhere'] as const;
/** What has happened to the new key since it was saved. */
export const newKeyStates = ['signs', 'inactive', 'deleted', 'of another user'] as const;
/** Where another working key of the same user is. */
export const otherKeyPlaces = ['nowhere', 'a file', 'the keychain'] as const;

/** What a person requests. */
const acts: readonly OldKeyAct[] = ['undo', 'reactivate', 'retire', 'delete now', 'extend', 'keep'];

/** A row of the table. */
export type WayBack = {
  readonly act: OldKeyAct;
  readonly oldKey: (typeof oldKeyStates)[number];
  readonly oldPair: (typeof oldPairPlaces)[number];
  readonly newKey: (typeof newKeyStates)[number];
  readonly other: (typeof otherKeyPlaces)[number];
  /** Whether the previous rotation deactivated the old key. */
  readonly wasRetired: boolean;
};

/** A row in words. */
export function wayBackInWords(row: WayBack): string {
  const retired = row.wasRetired ? 'deactivated by the rotation' : 'kept by the rotation';
  return `${row.act}: old key ${row.oldKey}, ${retired}, its pair in ${row.oldPair}; new key ${row.newKey}; another key in ${row.other}`;
}

/** All rows. For a key that the rotation has kept, only Undo and Retire are offered. */
export function wayBackRows(): readonly WayBack[] {
  const rows: WayBack[] = [];
  for (const act of acts) {
    for (const wasRetired of act === 'undo' ? [true, false] : [act !== 'retire']) {
      for (const oldKey of oldKeyStates) {
        for (const oldPair of oldPairPlaces) {
          for (const newKey of newKeyStates) {
            for (const other of otherKeyPlaces) {
              rows.push({ act, oldKey, oldPair, newKey, other, wasRetired });
            }
          }
        }
      }
    }
  }
  return rows;
}

/** Another key of the same user. */
const k3 = pairNamed('third');

/** A world in the state of the row, and the process in which a person makes the request. */
export type Stage = {
  readonly world: World & { readonly user: IamUser };
  readonly process: Process;
  readonly id: RotationId;
  /** The id of the new key. */
  readonly k2: ReturnType<typeof pairNamed>;
};

/** Rotates a key in two files, and brings about the state of the row. */
export async function stageOf(row: WayBack, cut?: Cut): Promise<Stage> {
  const world = createWorld();
  world.files.put(config, 'play', k1);
  const keepsBackups = row.oldPair === 'the keychain' || row.other === 'the keychain';
  world.policy = { ...defaultPolicy, backups: keepsBackups };
  if (row.wasRetired) world.answers.set(k1.id, 'only here');
  const first = world.start();
  const { id } = await first.rotate('work');
  const k2 = given(world.files.pairOfProfile('work'));
  await placeOtherKey(world, row);
  await placeOldPair(world, row);
  changeKeys(world, row, k2);
  // What a process has in memory ends with it.
  const process = row.oldPair === 'memory' ? first : world.start();
  if (process !== first) await process.recover();
  if (cut !== undefined) process.power.cutFromNowOn(cut);
  return { world, process, id, k2 };
}

async function placeOldPair(world: World, { oldPair }: WayBack): Promise<void> {
  if (oldPair === 'a file') world.others.write(config, 'attic', k1);
  if (oldPair !== 'the keychain') {
    await createBackups(world.keychain, world.clock.now).remove(k1.id);
  }
}

async function placeOtherKey(
  world: World & { readonly user: IamUser },
  { other }: WayBack,
): Promise<void> {
  if (other === 'nowhere') return;
  const { user } = world;
  user.keys.push({ pair: k3, createdAt: 0, status: 'Active', usedAt: undefined });
  if (other === 'a file') {
    world.files.put(credentials, 'other', k3);
    return;
  }
  const { account, userId, name } = user;
  await createBackups(world.keychain, world.clock.now).keep(k3, {
    account,
    userId,
    userName: name,
    profiles: ['other'],
  });
}

/** An administrator's changes of both keys. */
export function changeKeys(
  { others, aws, clock, user, witness }: Stage['world'],
  { oldKey, newKey }: Pick<WayBack, 'oldKey' | 'newKey'>,
  k2: Stage['k2'],
): void {
  if (oldKey === 'deleted') others.remove(k1.id);
  else others.set(k1.id, oldKey === 'active' ? 'Active' : 'Inactive');
  if (newKey === 'deleted') others.remove(k2.id);
  if (newKey === 'inactive') others.set(k2.id, 'Inactive');
  const moved = keyOf(user, k2.id);
  if (newKey === 'of another user' && moved !== undefined) {
    user.keys.splice(user.keys.indexOf(moved), 1);
    aws.users.push({ ...userWith(k2, clock.now()), keys: [moved] });
    witness.harmed.add(k2.id);
  }
}

/** Makes the request of the row, and waits until everything rests. Returns a refusal. */
export async function ask(
  { process, id }: Stage,
  { act }: WayBack,
): Promise<FailureError | undefined> {
  let refused: FailureError | undefined;
  const asked = process.rotator.oldKey(id, act).catch((cause: unknown) => {
    if (!(cause instanceof FailureError)) throw cause;
    refused = cause;
  });
  await Promise.race([asked, process.power.gone]);
  await process.rest();
  return refused;
}
