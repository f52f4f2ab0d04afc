import { app, dialog } from 'electron';
import { type Failure, failureOf } from '../../shared/values/failure.ts';
import { explain } from '../../shared/words/errors.ts';
import { languageOf, speak } from '../../shared/words/language.ts';
import { systemLanguages } from '../desktop/system-languages.ts';

/** Keyturn can't start: says why in a dialog of the system, for there is no window, and ends. */
export function showErrorAndExit(cause: unknown): void {
  showError(failureOf(cause));
  app.exit(1);
}

/** The same before Electron is ready, which it never is without a screen: there stderr alone says it. */
export function refuseToStart(failure: Failure): void {
  speak(languageOf(systemLanguages()));
  if (!hasScreen()) {
    showError(failure);
    app.exit(1);
    return;
  }
  void app
    .whenReady()
    .then(() => {
      showError(failure);
    })
    .finally(() => {
      app.exit(1);
    });
}

function showError(failure: Failure): void {
  const { title, body, next } = explain(failure);
  const text = `${body} ${next}`;
  // For a start in a terminal, where a dialog may be behind other windows.
  process.stderr.write(`${title}. ${text}\n`);
  if (hasScreen()) dialog.showErrorBox(title, text);
}

/** macOS and Windows always have one. */
function hasScreen(): boolean {
  const named = [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']];
  return process.platform !== 'linux' || named.some((name) => name !== undefined && name !== '');
}
