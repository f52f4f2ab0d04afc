import { posix } from 'node:path';
import { type SystemQuestions, thisSystem } from './system-questions.ts';

/**
 * When the process with this ID began: in ticks since the boot on Linux, as date and time in UTC on macOS. Empty where
 * the system doesn't report it, undefined where there is no such process.
 */
export async function startOf(number: number, system = thisSystem): Promise<string | undefined> {
  if (!system.isThere(number)) return undefined;
  const start = await askForStart(number, system);
  // It may have ended while its start was read.
  return start === '' && !system.isThere(number) ? undefined : start;
}

async function askForStart(
  number: number,
  { platform, textOf, printedBy }: SystemQuestions,
): Promise<string | undefined> {
  if (platform === 'linux') return startInProc(await textOf(`/proc/${String(number)}/stat`));
  if (platform !== 'darwin') return '';
  return startInPs(
    await printedBy('/bin/ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(number)]),
  );
}

/** The start in a Linux `stat` line (proc(5), field 22); empty where it has none, undefined if the process has ended. */
export function startInProc(line: string): string | undefined {
  // The second field is the program's name, which may contain spaces and brackets.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const threads = Number(fields[17]);
  // A zombie has ended and waits for its parent. With more than one thread, another thread may still be finishing work.
  if (state === 'X' || (state === 'Z' && threads <= 1)) return undefined;
  return fields[19] ?? '';
}

/** The start in a line of macOS's `ps` (ps(1), stat and lstart); empty where it has none, undefined for a zombie. */
export function startInPs(line: string): string | undefined {
  const [state = '', ...start] = line.trim().split(/\s+/);
  if (state.startsWith('Z')) return undefined;
  return start.join(' ');
}

/**
 * Whether the process with this ID may have made a file of this user: false if the process belongs to another user or
 * runs another program than this one. Only Linux reports that; elsewhere always true.
 */
export async function mayHaveMade(
  { process: number, owner }: { readonly process: number; readonly owner: number | undefined },
  system = thisSystem,
  ownProgram = process.execPath,
): Promise<boolean> {
  if (system.platform !== 'linux') return true;
  const [user, program] = await Promise.all([
    system.ownerOf(`/proc/${String(number)}`),
    // Empty for processes of other users: it can't be read.
    system.targetOf(`/proc/${String(number)}/exe`),
  ]);
  if (user !== undefined && owner !== undefined && user !== owner) return false;
  return program === '' || nameOfProgram(program) === nameOfProgram(ownProgram);
}

// Linux appends " (deleted)" if an update has replaced the file of a running program: proc(5).
function nameOfProgram(program: string): string {
  return posix.basename(program).replace(/ \(deleted\)$/, '');
}
