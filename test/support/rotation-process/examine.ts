import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createJournal } from '../../../main/rotation/journal/journal-file.ts';
import { advance } from '../../../main/rotation/machine/advance.ts';
import { beginEntry, type Entry, newKeyOf } from '../../../main/rotation/machine/entry.ts';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import { withPair } from '../sample-home.ts';
import { searchForSecrets } from '../secret-search.ts';
import type { Breach } from './breach.ts';
import { createFolderStore } from './folder-store.ts';
import { placesOn } from './real-ports.ts';
import type { Stage, StageFile } from './stage.ts';

/** How a rotation has ended, seen from outside. */
export type ProcessVerdict = {
  readonly outcome: 'done' | 'undone' | 'open';
  readonly breaches: readonly Breach[];
};

/** What a person sees once everything rests, and all output of the processes. */
export type ProcessReport = { readonly views: readonly RotationView[]; readonly output: string };

/** Examines the files, AWS, the journal and the keychain of a stage at rest, promise by promise. */
export async function examine(
  stage: Stage,
  { views, output }: ProcessReport,
): Promise<ProcessVerdict> {
  const held = await Promise.all(stage.files.map((file) => lookAtFile(stage, file)));
  const inFiles = new Set(held.flatMap(({ ids }) => ids));
  const entries = await entriesOf(stage);
  const breaches = [
    ...held.flatMap((file) => file.breaches),
    ...(await leftBeside(stage)),
    ...disagreeing(stage, inFiles, views),
    ...(await forgotten(stage, inFiles, entries)),
    ...untold(entries, views),
    ...(await keptTooLong(stage)),
    ...(await leaked(stage, output)),
  ];
  return { outcome: outcomeOf(stage, inFiles, views), breaches };
}

type FileLook = { readonly ids: readonly string[]; readonly breaches: readonly Breach[] };

/** Promises 1 to 3: every byte except the pair is unchanged, and AWS accepts the pair. */
async function lookAtFile({ aws, ...stage }: Stage, file: StageFile): Promise<FileLook> {
  const { user, colleague, oldKey } = stage;
  const text = await readFile(file.path, 'utf8');
  const ids = [...new Set(text.match(/AKIA[A-Z0-9]+/g))];
  const working = [user, colleague]
    .flatMap((owner) => aws.keysOf(owner))
    .filter(({ status }) => status === 'Active')
    .map(({ id }) => ({ id, secret: aws.secretOf(id) }));
  const breaches: Breach[] = ids
    .filter((id) => !working.some((key) => key.id === id))
    .map((id) => ({ kind: 'locked out', words: `${file.path} holds ${id}, which does not work` }));
  const isAsExpected = [oldKey, ...working].some(
    (pair) => withPair(file.text, oldKey, pair) === text,
  );
  if (!isAsExpected) breaches.push(damaged(`${file.path} is not what it was, but for one pair`));
  const { mode } = await stat(file.path);
  if ((mode & 0o7777) !== file.mode) breaches.push(damaged(`${file.path} has another mode`));
  return { ids, breaches };
}

function damaged(words: string): Breach {
  return { kind: 'file damaged', words };
}

// The lock of a dead process stays until the next one takes it; it contains only the process.
const lock = /^\.(credentials|config)\.keyturn-lock$/;

/** No temporary file is left beside the files: it would hold the secrets. */
async function leftBeside({ files, folders, aws }: Stage): Promise<readonly Breach[]> {
  const folder = dirname(placesOn(folders).credentials);
  const known = new Set(files.map(({ path }) => basename(path)));
  const beside = (await readdir(folder)).filter((name) => !known.has(name));
  const texts = await Promise.all(
    beside.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  return texts
    .filter(([name, text]) => !lock.test(name) || holdsAny(text, aws.issuedSecrets()))
    .map(([name]) => ({ kind: 'other', words: `${name} was left beside the files` }));
}

function holdsAny(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => text.includes(secret));
}

/** A rotation that is neither done nor undone everywhere is unfinished. */
function disagreeing(
  { oldKey, user, aws }: Stage,
  inFiles: ReadonlySet<string>,
  views: readonly RotationView[],
): readonly Breach[] {
  const ownInFiles = aws.keysOf(user).filter(({ id }) => inFiles.has(id));
  if (ownInFiles.length < 2 || views.some(({ state }) => state === 'open')) return [];
  return [
    { kind: 'other', words: `some places hold ${oldKey.id}, others not, and nobody is told` },
  ];
}

/** The rotations in the journal on disk. */
async function entriesOf({ folders }: Stage): Promise<readonly Entry[]> {
  const { rotations } = await createJournal(placesOn(folders).journal, Date).load();
  return rotations
    .map(({ begun, later }) => later.reduce(advance, beginEntry(begun)))
    .filter(({ closed }) => !closed);
}

/** Promise 4: a key that is in no file is in the journal; others' keys are unchanged. */
async function forgotten(
  stage: Stage,
  inFiles: ReadonlySet<string>,
  entries: readonly Entry[],
): Promise<readonly Breach[]> {
  const { aws, user, colleague, folders } = stage;
  const backedUp = new Set<string>(await createFolderStore(folders.keychain).list());
  const journalled = new Set(entries.flatMap(namedIn));
  const orphans = aws
    .keysOf(user)
    .filter(({ id }) => !inFiles.has(id) && !journalled.has(id))
    .flatMap(({ id, status }): readonly Breach[] => [
      { kind: 'orphan without an entry', words: `${id}, ${status}, is in no file and no journal` },
      ...(backedUp.has(id)
        ? []
        : ([{ kind: 'secret lost without an entry', words: `the secret of ${id}` }] as const)),
    ]);
  const theirs = aws.keysOf(colleague).map(({ status }) => status);
  return theirs.join() === 'Active'
    ? orphans
    : [...orphans, { kind: 'other', words: `the key of another user: ${theirs.join()}` }];
}

function namedIn(entry: Entry): readonly string[] {
  const { plan, open } = entry;
  const newKey = newKeyOf(entry);
  const shown = open?.keys.map(({ keyId }) => keyId) ?? [];
  return [plan.oldKey, ...(newKey === undefined ? [] : [newKey]), ...shown];
}

/** A person sees every rotation of the journal; and each of them rests. */
function untold(entries: readonly Entry[], views: readonly RotationView[]): readonly Breach[] {
  const hidden = entries
    .filter(({ plan }) => !views.some(({ id }) => id === plan.rotation))
    .map(({ progress }) => `a rotation is not shown: ${progress.phase}`);
  const restless = views
    .filter(({ state }) => !['succeeded', 'failed', 'open', 'undone'].includes(state))
    .map(({ state }) => `a rotation does not rest: ${state}`);
  return [...hidden, ...restless].map((words) => ({ kind: 'other', words }));
}

/** A backup is removed with its key. */
async function keptTooLong({ aws, user, folders }: Stage): Promise<readonly Breach[]> {
  const keys = new Set<string>(aws.keysOf(user).map(({ id }) => id));
  const slots = await createFolderStore(folders.keychain).list();
  return slots
    .filter((slot) => slot.startsWith('AKIA') && !keys.has(slot))
    .map((slot) => ({ kind: 'other', words: `the backup of ${slot} outlived it` }));
}

/** Promise 5, for everything that a process writes except files and keychain. */
async function leaked({ aws, folders }: Stage, output: string): Promise<readonly Breach[]> {
  const { findings } = await searchForSecrets(aws.issuedSecrets(), {
    folders: [folders.state],
    texts: { output },
  });
  return findings.map(({ place, form }) => ({
    kind: 'other',
    words: `a secret (${form}) in ${place}`,
  }));
}

function outcomeOf(
  { oldKey }: Stage,
  inFiles: ReadonlySet<string>,
  views: readonly RotationView[],
): ProcessVerdict['outcome'] {
  if (views.some(({ state }) => state === 'open')) return 'open';
  return inFiles.has(oldKey.id) ? 'undone' : 'done';
}
