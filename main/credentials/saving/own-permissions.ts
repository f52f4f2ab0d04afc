import { programOfWindows, thisSystem } from '../../computer/system-questions.ts';
import { fileFailed } from './file-failures.ts';

/**
 * Throws PERMISSIONS_NOT_KEPT, with the `known` path, for a file on Windows with permissions that it doesn't inherit: the
 * saved file would have only those of its folder, and more people might read it. If the permissions can't be read, all
 * count as inherited.
 */
export async function requireInherited(
  target: string,
  known: string,
  system = thisSystem,
): Promise<void> {
  if (system.platform !== 'win32') return;
  const printed = await system.printedBy(programOfWindows('icacls.exe'), [target]);
  if (hasOwnEntries(printed)) throw fileFailed('PERMISSIONS_NOT_KEPT', known);
}

/**
 * Whether the output of `icacls` has an entry that is not inherited: one without (I) (learn.microsoft.com, "icacls").
 * Pure.
 */
export function hasOwnEntries(printed: string): boolean {
  return printed
    .split('\n')
    .map((line) => /:((?:\([A-Z,]+\))+)\s*$/.exec(line)?.[1])
    .some((flags) => flags !== undefined && !flags.includes('(I)'));
}
