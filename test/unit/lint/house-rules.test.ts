import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../../scripts/prepare/run-command.ts';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';

type Diagnostic = { readonly code: string; readonly filename: string };

const caught = [
  [
    'hardened-pages',
    'main/desktop/window/window.ts',
    'export const page = { webSecurity: false };',
  ],
  [
    'hardened-pages',
    'main/desktop/window/window.ts',
    'export const page = { enableBlinkFeatures: "WebNFC" };',
  ],
  [
    'hardened-pages',
    'main/desktop/window/window.ts',
    'export const page = { nodeIntegration: true };',
  ],
  ['hardened-pages', 'main/desktop/window/window.ts', 'export const page = { "sandbox": false };'],
  [
    'hardened-pages',
    'main/desktop/window/window.ts',
    'export const page = (sandbox) => ({ sandbox });',
  ],
  ['channels-only-in-ipc', 'main/desktop/tray/tray.ts', "export { ipcMain } from 'electron';"],
  [
    'channels-only-in-ipc',
    'main/desktop/tray/tray.ts',
    "import { ipcMain as i } from 'electron/main';",
  ],
  [
    'channels-only-in-ipc',
    'main/desktop/tray/tray.ts',
    "import * as e from 'electron'; e.ipcMain.on();",
  ],
  [
    'channels-only-in-ipc',
    'main/start/front.ts',
    "import { ipcMain } from 'electron'; ipcMain.on();",
  ],
  [
    'clients-in-one-place',
    'main/aws/team.ts',
    "import { IAMClient } from '@aws-sdk/client-iam'; export const iam = new IAMClient({});",
  ],
  [
    'clients-in-one-place',
    'main/state/whose.ts',
    "import * as sts from '@aws-sdk/client-sts'; export const client = new sts.STS({});",
  ],
  [
    'no-lint-exceptions',
    'shared/settings/due.ts',
    '// oxlint-disable-next-line\nexport const due = 80;',
  ],
  [
    'no-lint-exceptions',
    'shared/settings/due.ts',
    'export const due = 80; // eslint-disable-line eqeqeq',
  ],
  [
    'words-read-where-said',
    'shared/tray/tray-menu.ts',
    "import { trayWords } from './words/tray.ts'; const later = { label: trayWords.remindLater };",
  ],
  [
    'words-read-where-said',
    'main/start/facts.ts',
    "import { explain } from '../../shared/words/errors.ts'; const said = [explain('TIMED_OUT')];",
  ],
  [
    'words-read-where-said',
    'renderer/age.ts',
    "import { trayWords as said } from '../shared/words/tray.ts'; const { open } = said;",
  ],
  [
    'words-read-where-said',
    'renderer/age.ts',
    "import { viewNames } from '../shared/words/window.ts'; const all = { ...viewNames };",
  ],
] as const;

const allowed = [
  ['main/desktop/window/window.ts', 'export const page = { webSecurity: true, sandbox: true };'],
  ['main/desktop/window/window.ts', 'export const read = ({ sandbox }) => sandbox;'],
  ['main/ipc/registrar.ts', "import { ipcMain } from 'electron'; ipcMain.handle();"],
  ['main/start/front.ts', "import { ipcMain } from 'electron'; register({ ipcMain });"],
  [
    'shared/tray/tray-menu.ts',
    "import { trayWords } from './words/tray.ts'; export const open = () => trayWords.open;",
  ],
  [
    'main/aws/sdk-clients.ts',
    "import { IAMClient } from '@aws-sdk/client-iam'; export const iam = new IAMClient({});",
  ],
  ['main/keyturn.ts', "import { speak } from '../shared/words/language.ts'; speak('de');"],
] as const;

let folder: string;
let reported: readonly Diagnostic[];

// One run of the linter over one file per case: it takes longer to start than to look.
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-lint-'));
  const plugin = path.join(checkoutRoot, 'scripts/lint/house-rules.mjs');
  const rules = Object.fromEntries(caught.map(([rule]) => [`house/${rule}`, 'error']));
  const config = path.join(folder, 'config.json');
  await writeFile(config, JSON.stringify({ plugins: [], jsPlugins: [plugin], rules }));
  const cases = [...caught.map(([, ...rest]) => rest), ...allowed];
  for (const [index, [file, text]] of cases.entries()) {
    const target = path.join(folder, String(index), file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  reported = await lint(config);
}, 30_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the linter stops', () => {
  test.each(caught.map((entry, index) => [...entry, index] as const))(
    '%s: %s with %s',
    (rule, _file, _text, index) => {
      expect(rulesReportedIn(index)).toEqual([`house(${rule})`]);
    },
  );
});

describe('the linter lets through', () => {
  test.each(allowed.map((entry, index) => [...entry, index + caught.length] as const))(
    '%s with %s',
    (_file, _text, index) => {
      expect(rulesReportedIn(index)).toEqual([]);
    },
  );
});

function rulesReportedIn(index: number): readonly string[] {
  return reported
    .filter(({ filename }) => filename.startsWith(`${index}/`))
    .map(({ code }) => code);
}

async function lint(config: string): Promise<readonly Diagnostic[]> {
  const oxlint = path.join(checkoutRoot, 'node_modules/oxlint/bin/oxlint');
  const parameters = [oxlint, '-c', config, '-A', 'all', '-f', 'json', '.'];
  const { stdout } = await runCommand(process.execPath, parameters, { cwd: folder });
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
  return diagnostics;
}
