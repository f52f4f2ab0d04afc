import { posix } from 'node:path';
import { type SystemQuestions, thisSystem } from './system-questions.ts';

/**
 * When the process with this number began: in ticks since the boot on Linux, as the hour in UTC on macOS. Empty where
 * the system does not tell, undefined where there is no such process.
 */
export async function startOf(number: number, system = thisSystem): Promise<string | undefined> {
  if (!system.isThere(number)) return undefined;
  const start = await askForStart(number, system);
  // It may have ended while the system was asked.
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

/** The start in a Linux `stat` line (proc(5), field 22); empty without one, undefined where it has ended. */
export function startInProc(line: string): string | undefined {
  // The second field is the name of the program, which may hold spaces and brackets.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const threads = Number(fields[17]);
  // A zombie has ended and waits for its parent to ask; while one of its threads still ends, so does what that does.
  if (state === 'X' || (state === 'Z' && threads <= 1)) return undefined;
  return fields[19] ?? '';
}

/** The start in a line of macOS' `ps` (ps(1), stat and lstart); empty without one, undefined where it has ended. */
export function startInPs(line: string): string | undefined {
  const [state = '', ...start] = line.trim().split(/\s+/);
  if (state.startsWith('Z')) return undefined;
  return start.join(' ');
}

/**
 * Whether the process with this number may have made a file that belongs to this user: false where it belongs to
 * somebody else, or is seen to run another program than this one. Only Linux tells; elsewhere any process may.
 */
export async function mayHaveMade(
  { process: number, owner }: { readonly process: number; readonly owner: number | undefined },
  system = thisSystem,
  ownProgram = process.execPath,
): Promise<boolean> {
  if (system.platform !== 'linux') return true;
  const [user, program] = await Promise.all([
    system.ownerOf(`/proc/${String(number)}`),
    // Of other users' processes it can't be read.
    system.targetOf(`/proc/${String(number)}/exe`),
  ]);
  if (user !== undefined && owner !== undefined && user !== owner) return false;
  return program === '' || nameOfProgram(program) === nameOfProgram(ownProgram);
}

// An update may have taken the place of the file that still runs: proc(5).
function nameOfProgram(program: string): string {
  return posix.basename(program).replace(/ \(deleted\)$/, '');
}
