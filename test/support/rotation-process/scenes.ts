import type { UsedElsewhere } from '../../../shared/contract/rotation.ts';
import type { Policy } from '../../../shared/settings/policy.ts';
import type { Behaviour } from '../aws-double/index.ts';
import type { Act } from './orders.ts';

/** What is happening when the process is killed. */
export type Scene = {
  readonly title: string;
  readonly policy: Policy;
  /** Whether the config file holds the key as well. */
  readonly files: 1 | 2;
  /** The person's earlier answer about the old key. */
  readonly usedElsewhere: UsedElsewhere | undefined;
  readonly behaviours: readonly Behaviour[];
  /** Done before, by the process that is killed. */
  readonly prepare: readonly Act[];
  /** An earlier process was killed at this moment of a rotation. */
  readonly killedBeforeAt?: string;
  readonly acts: readonly Act[];
  /** The first moment that counts; earlier ones belong to another scene. */
  readonly from?: string;
};

/** The profile that is rotated in every scene. */
export const profile = 'work';

export const rotate: Act = { act: 'rotate', profile };
/** What every start does. */
export const recover: Act = { act: 'recover' };

const undo: Act = { act: 'old key', what: 'undo' };
const policy: Policy = { backups: false, graceDays: 7, retirement: 'deactivate first' };
const withBackups: Policy = { ...policy, backups: true };

const plain: Omit<Scene, 'title'> = {
  policy,
  files: 1,
  usedElsewhere: undefined,
  behaviours: [],
  prepare: [],
  acts: [rotate],
};

/** A rotation without faults, and without an answer of the person. */
export const untroubled: Scene = { ...plain, title: 'rotate' };
/** The same with backups. */
export const untroubledWithBackups: Scene = {
  ...plain,
  title: 'rotate, with backups',
  policy: withBackups,
  from: 'before keychain.put',
};
/** The same, and the old key is deactivated. */
export const onlyHere: Scene = {
  ...plain,
  title: 'rotate, used only here',
  usedElsewhere: 'only here',
};

const twoFiles: Omit<Scene, 'title'> = {
  ...plain,
  policy: withBackups,
  files: 2,
  usedElsewhere: 'only here',
};

const rotations: readonly Scene[] = [
  untroubled,
  untroubledWithBackups,
  { ...onlyHere, from: 'after journal.append saved' },
  { ...twoFiles, title: 'rotate two files', from: 'after journal.append proved' },
  {
    ...plain,
    title: 'roll back, as the answer with the secret breaks off',
    behaviours: [
      {
        kind: 'tear-answer',
        action: 'CreateAccessKey',
        cut: { after: '</AccessKeyId>' },
      },
    ],
    from: 'after CreateAccessKey',
  },
];

const afterwards: readonly Scene[] = [
  {
    ...plain,
    title: 'answer "only here" later',
    prepare: [rotate],
    acts: [{ act: 'answer', usedElsewhere: 'only here' }],
  },
  {
    ...plain,
    title: 'undo',
    policy: withBackups,
    usedElsewhere: 'only here',
    prepare: [rotate],
    acts: [undo],
  },
  {
    ...plain,
    title: 'delete the new key after an undo',
    policy: withBackups,
    prepare: [rotate, undo],
    acts: [{ act: 'after undo', newKey: 'delete' }],
  },
  {
    ...plain,
    title: 'reactivate the old key',
    usedElsewhere: 'only here',
    prepare: [rotate],
    acts: [{ act: 'old key', what: 'reactivate' }],
  },
  {
    ...plain,
    title: 'delete the old key now',
    policy: withBackups,
    usedElsewhere: 'only here',
    prepare: [rotate],
    acts: [{ act: 'old key', what: 'delete now' }],
  },
];

const killedTwice: readonly Scene[] = [
  {
    ...plain,
    title: 'recover: look for a key that was not written down',
    killedBeforeAt: 'after CreateAccessKey',
    acts: [recover],
  },
  {
    ...plain,
    title: 'recover: roll back',
    killedBeforeAt: 'after journal.append proved',
    acts: [recover],
  },
  {
    ...plain,
    title: 'recover: go on with a backup',
    policy: withBackups,
    killedBeforeAt: 'before journal.append backed up',
    acts: [recover],
  },
  {
    ...twoFiles,
    title: 'recover: go on with one of two files saved',
    killedBeforeAt: 'temporary file renamed',
    acts: [recover],
  },
];

/** Every scene in which the matrix kills. */
export const scenes: readonly Scene[] = [...rotations, ...afterwards, ...killedTwice];
