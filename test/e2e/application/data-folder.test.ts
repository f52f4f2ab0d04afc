import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../../scripts/prepare.ts';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import type { PreparedRuntime } from '../../../scripts/prepare/types.ts';
import { type Desktop, startDesktop } from '../../support/desktop/desktop.ts';
import { until } from '../../support/desktop/until.ts';

// Nobody can make a file there, not even the system's administrator, to whom it belongs.
const folder = '/proc/sys/net';
const said =
  /Keyturn can’t write to \/proc\/sys\/net \(E\w+\)\. The folder belongs to root\. Nothing has changed\./u;

let prepared: PreparedRuntime;
let desktop: Desktop;

beforeAll(async () => {
  prepared = await prepare('test');
  desktop = await startDesktop({ keyring: 'absent', trayHost: false, notificationDaemon: false });
});

afterAll(async () => {
  await desktop.close();
});

/** Starts Keyturn with that data folder. */
function startIn(env: Readonly<Record<string, string>>) {
  const child = spawn(
    prepared.executable,
    [...prepared.electronArguments, checkoutRoot, `--user-data-dir=${folder}`],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let errors = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => (errors += text));
  return { child, errors: () => errors, ended: once(child, 'exit') };
}

test('a data folder that can’t be written is named, with its owner, where there is no screen', async () => {
  const { DISPLAY: _, ...withoutScreen } = desktop.env;
  const { errors, ended } = startIn(withoutScreen);
  const [code] = await ended;
  expect(errors()).toMatch(said);
  expect(code).toBe(1);
});

test('the same in a dialog where there is one, and Keyturn ends once it was read', async () => {
  const { child, errors, ended } = startIn({ ...desktop.env });
  const find = async (): Promise<string | undefined> => {
    const options = { env: { ...desktop.env } };
    const all = await promisify(execFile)('xdotool', ['search', '--onlyvisible', '.*'], options);
    for (const id of all.stdout.split('\n').filter((line) => line !== '')) {
      const owner = await promisify(execFile)('xdotool', ['getwindowpid', id], options).catch(
        () => ({ stdout: '' }),
      );
      if (owner.stdout.trim() === String(child.pid)) return id;
    }
    return undefined;
  };
  try {
    const dialog = await until('the dialog', find);
    expect(errors()).toMatch(said);
    await promisify(execFile)('xdotool', ['windowclose', dialog], { env: { ...desktop.env } });
    expect((await ended)[0]).toBe(1);
  } finally {
    child.kill('SIGKILL');
  }
});
