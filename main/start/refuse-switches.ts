import { app, dialog } from 'electron';
import { explain } from '../../shared/words/errors.ts';
import { speak, languageOf } from '../../shared/words/language.ts';
import { refusedSwitch } from '../desktop/hardening/switches.ts';
import { systemLanguages } from '../desktop/system-languages.ts';

/**
 * Whether the packaged application was started with a switch that opens it to others; says which, and ends it then,
 * before there is a window or anything listens. Development and tests are driven by such switches, and go on.
 */
export function refusesSwitches(): boolean {
  if (!app.isPackaged) return false;
  const refused = refusedSwitch({
    arguments: process.argv.slice(1),
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
  });
  if (refused === undefined) return false;
  speak(languageOf(systemLanguages()));
  const { title, body, next } = explain({ code: 'SWITCH_REFUSED', field: refused.slice(0, 64) });
  // On Linux it is printed, so early.
  dialog.showErrorBox(title, `${body}\n${next}`);
  app.exit(1);
  return true;
}
