import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import { origin } from '../../../shared/contract/channels.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { FailureError, failureOf } from '../../../shared/values/failure.ts';
import { type SelfTestStep, selfTestSteps } from '../../../shared/values/self-test.ts';
import { explain } from '../../../shared/words/errors.ts';
import { languageOf, speak } from '../../../shared/words/language.ts';
import { selfTestWords } from '../../../shared/words/self-test.ts';
import { trayWords } from '../../../shared/words/tray.ts';
import { hardenEveryPage, hardenSession } from '../../desktop/hardening/harden.ts';
import { enableSandbox } from '../../desktop/hardening/sandbox.ts';
import { pagePreferences } from '../../desktop/hardening/web-preferences.ts';
import { systemLanguages } from '../../desktop/system-languages.ts';
import { registerAppScheme, serveApp } from '../../desktop/window/app-protocol.ts';
import { createKeytarStore } from '../../keychain/keytar-store.ts';
import { probeKeychain } from '../../keychain/probe.ts';
import { openSettingsFile } from '../../settings/settings-file.ts';
import { createSettings } from '../../settings/settings.ts';
import { checkCredentials, checkStores } from './self-test-checks.ts';

const STEP_LIMIT_MS = 30_000;

/**
 * `--self-test`: proves on this computer that Keyturn starts, keeps what it has to keep, can save a file and shows
 * its window, in a folder of its own that is gone afterwards. Prints a line for each step and ends with 0, or with 1
 * where one has failed. A keychain that is locked or missing is reported, and is no failure: Keyturn works without one.
 */
export function selfTest(): void {
  enableSandbox();
  registerAppScheme();
  hardenEveryPage();
  // Nothing is shown, and an application without a window would end.
  app.on('window-all-closed', () => undefined);
  app
    .whenReady()
    .then(runAll)
    .then((isGood) => {
      app.exit(isGood ? 0 : 1);
    })
    .catch((cause: unknown) => {
      say(explain(failureOf(cause)).title);
      app.exit(1);
    });
}

async function runAll(): Promise<boolean> {
  speak(languageOf(systemLanguages()));
  const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-self-test-'));
  say(selfTestWords.versions(app.getVersion(), process.versions.electron));
  try {
    let isGood = true;
    for (const step of selfTestSteps) {
      isGood = (await passes(step, folder)) && isGood;
    }
    say(isGood ? selfTestWords.allGood : selfTestWords.notGood);
    return isGood;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs one step, and prints how it ended. */
async function passes(step: SelfTestStep, folder: string): Promise<boolean> {
  const words = selfTestWords.steps[step];
  try {
    const found = await inTime(run(step, folder));
    say(`${selfTestWords.ok.padEnd(7)} ${words}${found === undefined ? '' : `: ${found}`}`);
    return true;
  } catch (cause) {
    const { title } = explain(failureOf(cause));
    say(`${selfTestWords.failed.padEnd(7)} ${words}: ${title}`);
    return false;
  }
}

/** The finding of a step, if it has one. Throws if it failed. */
async function run(step: SelfTestStep, folder: string): Promise<string | undefined> {
  switch (step) {
    case 'start':
      return undefined;
    case 'stores': {
      const { storage, damaged } = openSettingsFile(folder, new Date());
      const settings = createSettings(storage);
      settings.endWelcome();
      if (damaged !== undefined) {
        throw new FailureError({ code: 'SETTINGS_DAMAGED', path: damaged });
      }
      await checkStores(folder);
      return undefined;
    }
    case 'credentials':
      await checkCredentials(folder);
      return undefined;
    case 'keychain':
      return selfTestWords.keychain[await probeKeychain(createKeytarStore())];
    case 'window':
      await showPage();
      return undefined;
    default:
      return unreachable(step);
  }
}

/** Loads the page into a window that nobody sees, as the real one is made. */
async function showPage(): Promise<void> {
  const out = path.join(app.getAppPath(), 'out');
  const pageSession = session.fromPartition('keyturn-self-test', { cache: false });
  hardenSession(pageSession);
  serveApp(pageSession, path.join(out, 'renderer'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: pagePreferences({
      session: pageSession,
      preload: path.join(out, 'preload', 'preload.cjs'),
    }),
  });
  const { webContents } = window;
  let trouble: FailureError | undefined;
  const note = (): void => {
    trouble = new FailureError({ code: 'UNEXPECTED' });
  };
  webContents.on('preload-error', note);
  webContents.on('render-process-gone', note);
  // What a script of the page throws arrives here. Before Electron 35 the level is a number.
  webContents.on('console-message', (event, level) => {
    if (event.level === 'error' || level === 3) note();
  });
  try {
    await window.loadURL(`${origin}/index.html`);
    if (trouble !== undefined || window.getTitle() !== trayWords.application) {
      throw trouble ?? new FailureError({ code: 'UNEXPECTED' });
    }
  } finally {
    window.destroy();
  }
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new FailureError({ code: 'TIMED_OUT' }));
    }, STEP_LIMIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
