import { release } from 'node:os';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { readWholeFile } from '../disk/open-file.ts';
import { bugReport } from './bug-report.ts';
import type { FileLog } from './create-log.ts';

// In bytes. The log starts a new file at a quarter of it.
const MOST_BYTES = 4 * 1024 * 1024;

export type BugReportOptions = {
  readonly log: Pick<FileLog, 'flush'>;
  readonly logFile: string;
  readonly snapshot: () => Snapshot;
};

/** Returns a function that makes a bug report of the current state. A log that can't be read is left out. */
export function createBugReports({ log, logFile, snapshot }: BugReportOptions) {
  return async (): Promise<string> => {
    await log.flush();
    const text = (await readWholeFile(logFile, MOST_BYTES).catch(() => '')).toString();
    const { electron, chrome, node } = process.versions;
    return bugReport({
      snapshot: snapshot(),
      versions: { Electron: electron, Chromium: chrome, 'Node.js': node },
      system: `${process.platform} ${process.arch} ${release()}`,
      desktop: process.env['XDG_CURRENT_DESKTOP'] ?? 'not said',
      log: text.split('\n').filter((line) => line !== ''),
    });
  };
}
