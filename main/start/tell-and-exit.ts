import { app, dialog } from 'electron';
import { failureOf } from '../../shared/failure.ts';
import { explain } from '../../shared/words/errors.ts';

/** Keyturn can't start: says why in a dialog of the system, for there is no window, and ends. */
export function tellAndExit(cause: unknown): void {
  const { title, body } = explain(failureOf(cause));
  dialog.showErrorBox(title, body);
  app.exit(1);
}
