import type { OldKeyAct } from '../../../shared/contract/rotation.ts';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { type ActionName, pairNamed } from '../../support/engine/iam.ts';
import {
  config,
  type createWorld,
  credentials,
  k1,
  type Process,
  type View,
  type World,
} from '../../support/engine/world.ts';

/** A world with one user. */
export type SomeWorld = ReturnType<typeof createWorld>;

/** A rotation, and what happens to it later. */
export type Scene = {
  readonly title: string;
  readonly prepare: (world: SomeWorld) => void;
  /** The call at which a person stops the rotation. */
  readonly cancelAt?: string;
  /** What somebody else does before the next start. */
  readonly between?: (world: SomeWorld) => void;
  readonly later?: (process: Process, view: View, world: SomeWorld) => Promise<unknown>;
  /** What somebody else does before the last start. */
  readonly last?: (world: SomeWorld) => void;
};

const day = 86_400_000;
const diskFull = { code: 'DISK_FULL', renamed: false } as const;

function denyTakingBack({ user }: SomeWorld): void {
  user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
  user.denied.set('UpdateAccessKey', 'ACCESS_DENIED');
}

function retired({ answers }: World): void {
  answers.set(k1.id, 'only here');
}

function activateAll({ user }: SomeWorld): void {
  for (const key of user.keys) key.status = 'Active';
}

async function deleteInTime(process: Process, _: View, world: SomeWorld): Promise<void> {
  world.clock.pass(8 * day);
  await process.rotator.recover();
}

async function saveAgain(process: Process, { id }: View, world: SomeWorld): Promise<void> {
  world.files.put(credentials, 'work', k1);
  await process.rotator.lookForOldKeys();
  await process.rotator.resolveOpen(id, 'save the new key again', undefined);
}

function retiredWithBackups(world: World): void {
  world.policy = defaultPolicy;
  retired(world);
}

function playsToo(world: World): void {
  world.policy = defaultPolicy;
  world.files.put(config, 'play', k1);
}

/** The second of two files takes no key for a while. */
function fillDisk({ files }: World): void {
  files.trouble(
    config,
    Array.from({ length: 5 }, () => diskFull),
  );
}

/** What a person asks for is denied; then an undo. */
async function undoAfter(
  { rotator, rest }: Process,
  { id }: View,
  {
    world,
    act,
    denied,
  }: {
    readonly world: SomeWorld;
    readonly act: OldKeyAct;
    readonly denied: ActionName;
  },
): Promise<void> {
  world.user.denied.set(denied, 'ACCESS_DENIED');
  await rotator.oldKey(id, act);
  await rest();
  world.user.denied.clear();
  await rotator.oldKey(id, 'undo');
}

/** The key that may make room for a new one. */
export const spare = pairNamed('spare');

function addSpare({ user }: SomeWorld): void {
  user.keys.push({ pair: spare, createdAt: 0, status: 'Inactive', usedAt: undefined });
}

// A list, and long for that: each scene is one story of a rotation, together they write nearly every record in nearly every phase.
/** Rotations of every kind. */
export const scenes: readonly Scene[] = [
  { title: 'one nobody has to be asked about', prepare: () => undefined },
  {
    title: 'one with backups, whose old key is deleted when its time comes',
    prepare: (world) => {
      world.policy = defaultPolicy;
      retired(world);
    },
    later: deleteInTime,
  },
  {
    title: 'one whose old key somebody has activated again',
    prepare: retired,
    later: async (process, view, world) => {
      activateAll(world);
      await deleteInTime(process, view, world);
    },
  },
  {
    title: 'one whose old key somebody has deleted',
    prepare: retired,
    later: async (process, view, world) => {
      world.user.keys.shift();
      await deleteInTime(process, view, world);
    },
  },
  {
    title: 'one whose old key is deleted at once',
    prepare: (world) => {
      world.policy = { ...defaultPolicy, backups: false, retirement: 'delete at once' };
      retired(world);
    },
  },
  {
    title: 'one that is undone, new key and all',
    prepare: (world) => {
      world.policy = defaultPolicy;
      retired(world);
    },
    later: async (process, { id }) => {
      await process.rotator.oldKey(id, 'undo');
      await process.rest();
      await process.rotator.afterUndo(id, 'delete');
    },
  },
  {
    title: 'one that is undone before its old key was retired',
    prepare: (world) => {
      world.policy = defaultPolicy;
    },
    later: async (process, { id }) => process.rotator.oldKey(id, 'undo'),
  },
  {
    title: 'one whose old key is kept, then activated again',
    prepare: retired,
    later: async (process, { id }) => {
      await process.rotator.oldKey(id, 'keep');
      await process.rest();
      await process.rotator.oldKey(id, 'reactivate');
    },
  },
  {
    title: 'one whose old key comes back into a file',
    prepare: ({ files }) => files.put(config, 'play', k1),
    later: saveAgain,
  },
  {
    title: 'one whose deactivated old key comes back into a file',
    prepare: (world) => {
      world.files.put(config, 'play', k1);
      retired(world);
    },
    later: saveAgain,
  },
  {
    title: 'one whose old key comes back, into a file and on AWS',
    prepare: (world) => {
      world.files.put(config, 'play', k1);
      retired(world);
    },
    later: async (process, view, world) => {
      world.policy = { ...world.policy, retirement: 'delete at once' };
      for (const key of world.user.keys) key.status = 'Active';
      await saveAgain(process, view, world);
    },
  },
  {
    title: 'one whose old key is gone before anybody said that it may',
    prepare: () => undefined,
    later: async (process, { id }, world) => {
      world.user.keys.shift();
      await process.rotator.answerUsedElsewhere(id, 'only here');
    },
  },
  {
    title: 'one whose old key somebody deletes meanwhile',
    prepare: retired,
    between: ({ user, files }) => {
      if (files.pairOfProfile('work')?.id !== k1.id) {
        user.keys = user.keys.filter(({ pair }) => pair.id !== k1.id);
      }
    },
  },
  {
    title: 'one whose old key somebody activates while it is deleted',
    prepare: retired,
    later: deleteInTime,
    last: activateAll,
  },
  {
    title: 'one whose old key is gone when it is to be activated again',
    prepare: retired,
    later: async (process, { id }, world) => {
      world.user.keys.shift();
      await process.rotator.oldKey(id, 'reactivate');
      await process.rest();
      await process.rotate('work');
    },
  },
  {
    title: 'one whose old key is gone when an undo had to wait for it',
    prepare: (world) => {
      world.policy = defaultPolicy;
      retired(world);
    },
    later: async (process, { id }, world) => {
      world.lockedBy = { host: 'desk', process: 7 };
      await process.rotator.oldKey(id, 'undo');
      await process.rest();
      world.lockedBy = undefined;
      world.user.keys.shift();
      await process.rotate('work');
    },
  },
  {
    title: 'one that is undone, and whose new key can’t be deleted at first',
    prepare: (world) => {
      world.policy = defaultPolicy;
    },
    later: async (process, { id }, world) => {
      await process.rotator.oldKey(id, 'undo');
      await process.rest();
      world.user.denied.set('DeleteAccessKey', 'ACCESS_DENIED');
      await process.rotator.afterUndo(id, 'delete');
      await process.rest();
      world.user.denied.clear();
      await process.rotator.afterUndo(id, 'delete');
    },
  },
  {
    title: 'one whose old key can’t be deactivated, and that is undone instead',
    prepare: (world) => {
      world.policy = defaultPolicy;
    },
    later: async (process, view, world) =>
      undoAfter(process, view, { world, act: 'retire', denied: 'UpdateAccessKey' }),
  },
  {
    title: 'one whose old key can’t be deleted, and that is undone instead',
    prepare: retiredWithBackups,
    later: async (process, view, world) =>
      undoAfter(process, view, { world, act: 'delete now', denied: 'DeleteAccessKey' }),
  },
  {
    title: 'one whose old key can’t be activated at first, and that is undone then',
    prepare: retiredWithBackups,
    later: async (process, view, world) =>
      undoAfter(process, view, { world, act: 'reactivate', denied: 'UpdateAccessKey' }),
  },
  {
    title: 'one that is saved by half, and undone',
    prepare: (world) => {
      playsToo(world);
      fillDisk(world);
      // The next start finds no room either.
      world.when('files.replaceIn', () => fillDisk(world), 6);
      world.when('files.replaceIn', () => fillDisk(world), 7);
    },
    later: async (process, { id }) =>
      process.rotator.resolveOpen(id, 'undo the rotation', undefined),
  },
  {
    title: 'one whose undo is denied, and that keeps its new key',
    prepare: retiredWithBackups,
    later: async (process, { id }, { user }) => {
      user.denied.set('UpdateAccessKey', 'ACCESS_DENIED');
      await process.rotator.oldKey(id, 'undo');
      await process.rest();
      await process.rotator.resolveOpen(id, 'keep the new key', undefined);
    },
  },
  {
    title: 'one that is undone by half, and keeps its new key',
    prepare: playsToo,
    later: async (process, { id }, world) => {
      fillDisk(world);
      await process.rotator.oldKey(id, 'undo');
      await process.rest();
      await process.rotator.resolveOpen(id, 'keep the new key', undefined);
    },
  },
  {
    title: 'one that is stopped before a key is made',
    prepare: () => undefined,
    cancelAt: 'journal.begin',
  },
  {
    title: 'one that is stopped when the new key is proven',
    prepare: () => undefined,
    cancelAt: 'journal.append proved',
  },
  {
    title: 'one whose new key somebody copies into a file while it is taken back',
    prepare: (world) => {
      world.aws.trouble('GetCallerIdentity', ['none', { kind: 'bug' }]);
      world.when('journal.append rolling back', () => {
        const made = world.user.keys[1];
        if (made !== undefined) world.files.put(config, 'copy', made.pair);
      });
    },
  },
  {
    title: 'one that a fault of our own stops',
    prepare: ({ aws }) => {
      aws.trouble('GetCallerIdentity', ['none', { kind: 'bug' }]);
    },
  },
  {
    title: 'one whose key can’t be taken back, until a person says so again',
    prepare: (world) => {
      world.aws.trouble('GetCallerIdentity', ['none', { kind: 'bug' }]);
      world.when('journal.append created', () => denyTakingBack(world));
    },
    later: async (process, { id }, world) => {
      world.user.denied.clear();
      const left = world.user.keys[1]?.pair.id;
      await process.rotator.resolveOpen(id, 'delete the key left behind', left);
    },
  },
  {
    title: 'one whose proven key can’t be taken back, and is saved after all',
    prepare: (world) => {
      world.policy = defaultPolicy;
      world.files.trouble(credentials, [diskFull]);
      world.when('journal.append created', () => denyTakingBack(world));
    },
    later: async (process, { id }) =>
      process.rotator.resolveOpen(id, 'save it after all', undefined),
  },
  {
    title: 'one whose new key is not told to us, and is deleted by a person',
    prepare: ({ aws }) => {
      aws.trouble('CreateAccessKey', [{ kind: 'answer lost' }]);
    },
    later: async (process, { id }, world) => {
      const left = world.user.keys[1]?.pair.id;
      await process.rotator.resolveOpen(id, 'delete the key left behind', left);
    },
  },
  {
    title: 'one that AWS has never heard of',
    prepare: ({ aws }) => {
      aws.trouble('CreateAccessKey', [{ kind: 'nothing heard' }]);
    },
  },
  {
    title: 'one that AWS refuses',
    prepare: ({ user }) => {
      user.denied.set('CreateAccessKey', 'ACCESS_DENIED');
    },
  },
  {
    title: 'one that can save only one of two files at first',
    prepare: ({ files }) => {
      files.put(config, 'play', k1);
      files.trouble(
        config,
        Array.from({ length: 5 }, () => diskFull),
      );
    },
  },
  { title: 'one that makes room', prepare: addSpare },
  {
    title: 'one that makes room with a key that gets into a file',
    prepare: (world) => {
      addSpare(world);
      world.when('journal.append making room', () => world.files.put(config, 'spare', spare));
    },
  },
];
