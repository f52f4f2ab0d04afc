import { app, dialog } from 'electron';
import type { Failure } from '../../shared/values/failure.ts';
import { explain } from '../../shared/words/errors.ts';
import { speak, languageOf } from '../../shared/words/language.ts';
import { mayBeNamed, refusedSwitch, type ProgramStart } from '../desktop/hardening/switches.ts';
import { systemLanguages } from '../desktop/system-languages.ts';
import { refuseToStart } from './show-error-and-exit.ts';

/**
 * Whether the packaged application was started with a switch that opens it to others; says which, and ends it then,
 * before there is a window or anything listens. Development and tests are driven by such switches, and go on.
 */
export function refusesSwitches(): boolean {
  if (!app.isPackaged) return false;
  const started: ProgramStart = {
    arguments: process.argv.slice(1),
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
  };
  const refused = refusedSwitch(started);
  if (refused === undefined) return false;
  const failure: Failure = { code: 'SWITCH_REFUSED', field: refused.slice(0, 64) };
  if (mayBeNamed(started)) {
    refuseToStart(failure);
    return true;
  }
  speak(languageOf(systemLanguages()));
  const { title, body, next } = explain(failure);
  // On Linux it is printed. Anything that listens already is not waited for.
  dialog.showErrorBox(title, `${body}\n${next}`);
  app.exit(1);
  return true;
}
