import path from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import type { ExportFormat } from '../../shared/contract/history.ts';
import type { FileKind } from '../../shared/contract/snapshot.ts';
import { exportDialogWords } from '../../shared/words/history.ts';
import { pathDialogWords } from '../../shared/words/settings/settings.ts';
import { teamDialogWords } from '../../shared/words/team.ts';

/** Asks for an existing file; undefined where none was chosen. The dialog begins at `current`. */
export function askForFile(kind: FileKind, current: string): Promise<string | undefined> {
  return ask({
    title: pathDialogWords.file[kind],
    buttonLabel: pathDialogWords.use,
    defaultPath: current,
    // The folder `.aws` is hidden.
    properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
  });
}

/** Asks for the folder of an additional home; undefined where none was chosen. */
export function askForHome(): Promise<string | undefined> {
  return ask({
    title: pathDialogWords.home,
    buttonLabel: pathDialogWords.use,
    properties: ['openDirectory', 'showHiddenFiles', 'dontAddToRecent'],
  });
}

/** Asks for a file of certificates; undefined where none was chosen. */
export function askForCertificates(): Promise<string | undefined> {
  return ask({
    title: pathDialogWords.certificates,
    buttonLabel: pathDialogWords.use,
    filters: [
      { name: pathDialogWords.certificateFiles, extensions: ['pem', 'crt', 'cer'] },
      { name: pathDialogWords.allFiles, extensions: ['*'] },
    ],
    properties: ['openFile', 'showHiddenFiles', 'dontAddToRecent'],
  });
}

/** Asks for the CSV file from AWS's console; undefined where none was chosen. */
export function askForCsv(): Promise<string | undefined> {
  return ask({
    title: pathDialogWords.csv,
    buttonLabel: pathDialogWords.use,
    filters: [
      { name: pathDialogWords.csvFiles, extensions: ['csv', 'txt'] },
      { name: pathDialogWords.allFiles, extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  });
}

/**
 * Asks where to write the history or the table of the team; undefined where nothing was chosen. `day` is part of the
 * name.
 */
export async function askWhereToExport(
  what: ExportFormat | 'team',
  day: string,
): Promise<string | undefined> {
  const { title, name, files, extension } =
    what === 'team' ? teamDialogWords : exportDialogWords[what];
  const options: SaveDialogOptions = {
    title,
    defaultPath: path.join(app.getPath('documents'), `${name}-${day}.${extension}`),
    filters: [{ name: files, extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  };
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? undefined : filePath;
}

async function ask(options: OpenDialogOptions): Promise<string | undefined> {
  const [window] = BrowserWindow.getAllWindows();
  const answer = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return answer.filePaths.at(0);
}
