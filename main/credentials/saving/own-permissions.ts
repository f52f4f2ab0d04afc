import { programOfWindows, thisSystem } from '../../computer/system-questions.ts';
import { fileFailed } from './file-failures.ts';

/**
 * Refuses a file of Windows with permissions that it does not inherit: the saved file would have those of its folder
 * alone, and more people might read it. Throws PERMISSIONS_NOT_KEPT, with the path as people know it. Where the system
 * tells nothing, the file counts as one that inherits all.
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
 * Whether what `icacls` prints of a file names an entry that is not inherited, which has no (I) in its brackets
 * (learn.microsoft.com, "icacls"). Pure.
 */
export function hasOwnEntries(printed: string): boolean {
  return printed
    .split('\n')
    .map((line) => /:((?:\([A-Z,]+\))+)\s*$/.exec(line)?.[1])
    .some((flags) => flags !== undefined && !flags.includes('(I)'));
}
