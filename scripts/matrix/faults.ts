import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Trouble } from '../../test/support/engine/aws.ts';
import type { ActionName } from '../../test/support/engine/iam.ts';
import { config, credentials, type World } from '../../test/support/engine/world.ts';

/** What goes wrong at one call; a temporary fault ends with that call. */
export type Fault = {
  readonly name: string;
  /** Called right before the call. */
  readonly begin: (world: World) => void;
};

const actions: Readonly<Record<string, ActionName>> = {
  'aws.identity': 'GetCallerIdentity',
  'aws.listKeys': 'ListAccessKeys',
  'aws.lastUsed': 'GetAccessKeyLastUsed',
  'aws.createKey': 'CreateAccessKey',
  'aws.setStatus': 'UpdateAccessKey',
  'aws.deleteKey': 'DeleteAccessKey',
};

const refusals = [
  'KEY_NOT_ACCEPTED',
  'SIGNATURE_REFUSED',
  'ACCESS_DENIED',
  'THROTTLED',
  'CLOCK_SKEWED',
  'AWS_FAULT',
  'OFFLINE',
  'NOT_AWS',
] as const;

/** Every fault that a call of this name can have, apart from power cuts. */
export function faultsAt(call: string): readonly Fault[] {
  const [name = ''] = call.split(' ');
  const action = actions[name];
  if (action !== undefined) return faultsOfAws(action);
  if (name.startsWith('journal')) return faultsOfJournal;
  if (name.startsWith('history')) return faultsOfHistory;
  if (name.startsWith('backups')) return faultsOfKeychain;
  if (name === 'files.replaceIn') return [...faultsOfSave(pathIn(call)), ...faultsOfFiles];
  return name.startsWith('files') ? faultsOfFiles : [];
}

function faultsOfAws(action: ActionName): readonly Fault[] {
  const once = [
    ...refusals.map((code) => ({
      name: `AWS: ${code}`,
      trouble: { kind: 'refused', code } as const,
    })),
    { name: 'AWS is not heard', trouble: { kind: 'nothing heard' } as const },
    { name: 'AWS acts, its answer is lost', trouble: { kind: 'answer lost' } as const },
    { name: 'a fault of our own', trouble: { kind: 'bug' } as const },
    ...liesOf(action),
  ];
  return once.flatMap(({ name, trouble }) => [
    { name, begin: ({ aws }: World) => aws.trouble(action, [trouble]) },
    {
      name: `${name}, from now on`,
      begin: ({ aws }: World) => aws.alwaysTrouble(action, trouble),
    },
  ]);
}

/** Answers that an endpoint in AWS's place can give and AWS never gives. */
function liesOf(action: ActionName): readonly { name: string; trouble: Trouble }[] {
  switch (action) {
    case 'CreateAccessKey':
      return [
        { name: 'the secret is torn off the answer', trouble: { kind: 'torn' } },
        {
          name: 'the answer has the id of the old key, and another secret',
          trouble: { kind: 'id of before' },
        },
        {
          name: 'the answer has the id of the old key, and no secret',
          trouble: { kind: 'torn behind the id of before' },
        },
        { name: 'the answer names another user', trouble: { kind: 'made for another user' } },
        {
          name: 'the new key is inactive from the first',
          trouble: { kind: 'inactive from the first' },
        },
      ];
    case 'ListAccessKeys':
      return [
        {
          name: 'AWS lists the keys of somebody else',
          trouble: { kind: 'refused', code: 'OTHER_IDENTITY' },
        },
      ];
    case 'UpdateAccessKey':
    case 'DeleteAccessKey':
      return [{ name: 'AWS says yes, and nothing changes', trouble: { kind: 'nothing done' } }];
    case 'GetAccessKeyLastUsed':
    case 'GetAccountSummary':
    case 'GetCallerIdentity':
    case 'GetSessionToken':
    case 'ListMFADevices':
      return [];
    default:
      return unreachable(action);
  }
}

const faultsOfJournal: readonly Fault[] = [
  {
    name: 'the disk takes no record, once',
    begin: ({ journal }) => journal.refuse('every record', 1),
  },
  {
    name: 'the disk takes no record, from now on',
    begin: ({ journal }) => journal.refuse('every record'),
  },
];

const faultsOfHistory: readonly Fault[] = [1, Number.POSITIVE_INFINITY].map((times) => ({
  name: `the history takes no line, ${times === 1 ? 'once' : 'from now on'}`,
  begin: (world) => {
    world.historyRefuses = times;
  },
}));

const faultsOfKeychain: readonly Fault[] = (['locked', 'absent', 'failed'] as const).map(
  (reason) => ({
    name: `the keychain is ${reason === 'failed' ? 'broken' : reason}, from now on`,
    begin: ({ keychain }) => keychain.failWith(reason),
  }),
);

const faultsOfFiles: readonly Fault[] = [
  {
    name: 'a file can’t be read, from now on',
    begin: ({ files }) => files.unreadable.add(config),
  },
];

function faultsOfSave(path: string): readonly Fault[] {
  return [
    { name: 'the disk is full', trouble: { code: 'DISK_FULL', renamed: false } as const },
    {
      name: 'somebody else saves first',
      trouble: { code: 'FILE_CHANGED_MEANWHILE', renamed: false } as const,
    },
    {
      name: 'saved, and the disk fails',
      trouble: { code: 'FILE_NOT_SAVED', renamed: true } as const,
    },
  ].flatMap(({ name, trouble }) => [
    { name, begin: ({ files }: World) => files.trouble(path, [trouble]) },
    {
      name: `${name}, ten times`,
      begin: ({ files }: World) =>
        files.trouble(
          path,
          Array.from({ length: 10 }, () => trouble),
        ),
    },
  ]);
}

function pathIn(call: string): string {
  return call.endsWith(config) ? config : credentials;
}

/** Ends all faults. */
export function calm(world: World): void {
  const { aws, files, journal, keychain } = world;
  world.historyRefuses = 0;
  aws.calm();
  files.calm();
  files.unreadable.clear();
  journal.refuse('every record', 0);
  keychain.failWith(undefined);
}
