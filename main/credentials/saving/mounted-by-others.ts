import { readdir, readlink, realpath } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FailureError } from '../../../shared/values/failure.ts';
import { readWholeFile } from '../../disk/open-file.ts';
import { fileFailed } from './file-failures.ts';
import { type Mount, mountPointsOfFile, mountsOf, placeInFileSystem } from './mount-table.ts';

/** A single file that another process has mounted, in a container mostly. */
export type MountedFile = {
  /** Where it stands there. */
  readonly point: string;
  /** One of the processes that see it there. */
  readonly process: number;
};

/** What looking at other processes takes. */
export type ProcessLookup = {
  readonly platform?: NodeJS.Platform;
  /** Where the system tells of processes. */
  readonly proc?: string;
};

/** How much is looked at: processes, the bytes of each table, and all of it; ms. */
const most = { processes: 2_000, table: 1024 * 1024, time: 300 } as const;

/** Mounts of single files that a person has decided about, by the path of the file. */
export type KnownMounts = Map<string, ReadonlySet<string>>;

/**
 * Throws FILE_MOUNTED_ELSEWHERE for a file that a process of this computer has mounted by itself and about which no person
 * has decided since: a save puts another file in its place, and that mount keeps the old one, with the old key. A folder
 * that is mounted shows the new file. Only Linux tells of mounts, and only of those of processes that may be looked at.
 */
export async function requireNotMounted(
  path: string,
  known: KnownMounts,
  looking: ProcessLookup = {},
): Promise<void> {
  const mounted = await mountedByOthers(path, looking);
  const first = mounted.find(({ point }) => known.get(path)?.has(point) !== true);
  if (first === undefined) return;
  const { failure } = fileFailed('FILE_MOUNTED_ELSEWHERE', path);
  throw new FailureError({
    ...failure,
    target: first.point.slice(0, 4096),
    process: first.process,
  });
}

/** Remembers that a person has decided about the mounts of this file as they are now. */
export async function acceptMounts(
  path: string,
  known: KnownMounts,
  looking: ProcessLookup = {},
): Promise<void> {
  const mounted = await mountedByOthers(path, looking);
  known.set(path, new Set(mounted.map(({ point }) => point)));
}

/** Where processes have this file mounted by itself, besides where it stands. Never fails, and takes a moment at most. */
export async function mountedByOthers(
  path: string,
  { platform = process.platform, proc = '/proc' }: ProcessLookup = {},
): Promise<readonly MountedFile[]> {
  if (platform !== 'linux') return [];
  const target = await realpath(path).catch(() => path);
  const own = await tableOf(proc, 'self');
  const file = placeInFileSystem(target, own);
  if (file === undefined) return [];
  const found = new Map<string, MountedFile>();
  const note = (mounts: readonly Mount[], id: number): void => {
    for (const point of mountPointsOfFile(file, mounts)) {
      if (!found.has(point)) found.set(point, { point, process: id });
    }
  };
  note(
    own.filter(({ point }) => point !== target),
    process.pid,
  );
  const end = performance.now() + most.time;
  const space = await spaceOf(proc, 'self');
  const seen = new Set([space]);
  for (const id of await processesIn(proc)) {
    if (performance.now() > end) break;
    const other = await spaceOf(proc, id);
    // Processes of one space see the same mounts; of those of others the system may not say which it is.
    if (other !== undefined && seen.has(other)) continue;
    seen.add(other);
    note(await tableOf(proc, id), Number(id));
    await nextTurn();
  }
  return [...found.values()];
}

async function processesIn(proc: string): Promise<readonly string[]> {
  const names = await readdir(proc).catch(() => []);
  // The latest first: what runs in containers was mostly started after the system.
  return names
    .filter((name) => /^\d+$/.test(name))
    .toSorted((one, other) => Number(other) - Number(one))
    .slice(0, most.processes);
}

async function spaceOf(proc: string, id: string): Promise<string | undefined> {
  return readlink(`${proc}/${id}/ns/mnt`).catch(() => undefined);
}

/** The mounts of a process; none where it has ended, or may not be looked at. */
async function tableOf(proc: string, id: string): Promise<readonly Mount[]> {
  const table = await readWholeFile(`${proc}/${id}/mountinfo`, most.table).catch(() => '');
  return mountsOf(table.toString());
}
