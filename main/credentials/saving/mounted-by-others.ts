import { readdir, readlink, realpath } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FailureError } from '../../../shared/values/failure.ts';
import { readWholeFile } from '../../disk/open-file.ts';
import { fileFailed } from './file-failures.ts';
import { type Mount, mountPointsOfFile, mountsOf, placeInFileSystem } from './mount-table.ts';

/** A single file that a process has mounted, mostly in a container. */
export type MountedFile = {
  /** Its path there. */
  readonly point: string;
  /** The ID of one of the processes that see it there. */
  readonly process: number;
};

/** For tests. */
export type ProcessLookup = {
  readonly platform?: NodeJS.Platform;
  /** The folder `/proc`. */
  readonly proc?: string;
};

/** Limits: number of processes, bytes of a table, and ms in total. */
const most = { processes: 2_000, table: 1024 * 1024, time: 300 } as const;

/** Mounts of single files that a person accepted, by the path of the file. */
export type KnownMounts = Map<string, ReadonlySet<string>>;

/**
 * Throws FILE_MOUNTED_ELSEWHERE if a process of this computer has this single file mounted and no person has accepted
 * that: a save replaces the file, and the mount keeps the old file with the old key. (A mounted folder shows the new
 * file.) Only Linux lists mounts, and only those of processes that this user may read.
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

/** Remembers that a person accepts the present mounts of this file. */
export async function acceptMounts(
  path: string,
  known: KnownMounts,
  looking: ProcessLookup = {},
): Promise<void> {
  const mounted = await mountedByOthers(path, looking);
  known.set(path, new Set(mounted.map(({ point }) => point)));
}

/** Other mounts of this single file, by processes of this computer. Never rejects; takes some 300 ms at most. */
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
    // Processes of one namespace see the same mounts. That of another user's process may be unreadable.
    if (other !== undefined && seen.has(other)) continue;
    seen.add(other);
    note(await tableOf(proc, id), Number(id));
    await nextTurn();
  }
  return [...found.values()];
}

async function processesIn(proc: string): Promise<readonly string[]> {
  const names = await readdir(proc).catch(() => []);
  // The latest first, as containers are mostly started after the system's own processes.
  return names
    .filter((name) => /^\d+$/.test(name))
    .toSorted((one, other) => Number(other) - Number(one))
    .slice(0, most.processes);
}

async function spaceOf(proc: string, id: string): Promise<string | undefined> {
  return readlink(`${proc}/${id}/ns/mnt`).catch(() => undefined);
}

/** The mounts of a process; none if it has ended or can't be read. */
async function tableOf(proc: string, id: string): Promise<readonly Mount[]> {
  const table = await readWholeFile(`${proc}/${id}/mountinfo`, most.table).catch(() => '');
  return mountsOf(table.toString());
}
