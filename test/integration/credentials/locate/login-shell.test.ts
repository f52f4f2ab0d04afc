import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../../../main/aws/connection/connection.ts';
import { askLoginShell } from '../../../../main/credentials/locate/login-shell.ts';
import { groupIsAlive } from '../../../support/desktop/processes.ts';
import { until } from '../../../support/desktop/until.ts';
import { inWorkshop } from '../workshop.ts';

/** Asks a shell of this text. */
async function askShell(
  folder: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
  timeLimit = 5_000,
) {
  const shell = join(folder, 'shell');
  await writeFile(shell, script, { mode: 0o700 });
  const path = process.env['PATH'] ?? '';
  return askLoginShell({
    env: { PATH: path, HOME: folder, SHELL: shell, ...env },
    platform: 'linux',
    timeLimit,
  });
}

/** Runs the command of `-c` after its own files. */
function shellThatSays(said: string): string {
  return `#!/bin/sh\n${said}\nexec /bin/sh -c "$4"\n`;
}

describe('the login shell says where the files are', () => {
  test('and what its files say counts', () =>
    inWorkshop(async ({ folder }) => {
      const said = 'export AWS_CONFIG_FILE=/srv/conf AWS_SHARED_CREDENTIALS_FILE="/srv/my keys"';
      expect(await askShell(folder, shellThatSays(said))).toEqual({
        AWS_CONFIG_FILE: '/srv/conf',
        AWS_SHARED_CREDENTIALS_FILE: '/srv/my keys',
      });
    }));

  test('with any other output', () =>
    inWorkshop(async ({ folder }) => {
      const said = 'echo Welcome back; echo; export AWS_CONFIG_FILE=/srv/conf';
      expect(await askShell(folder, shellThatSays(said))).toEqual({ AWS_CONFIG_FILE: '/srv/conf' });
    }));

  test('of those only that are not set here', () =>
    inWorkshop(async ({ folder }) => {
      const said = 'export AWS_CONFIG_FILE=/srv/conf AWS_SHARED_CREDENTIALS_FILE=/srv/keys';
      const env = { AWS_CONFIG_FILE: '/here' };
      expect(await askShell(folder, shellThatSays(said), env)).toEqual({
        AWS_SHARED_CREDENTIALS_FILE: '/srv/keys',
      });
    }));

  test('and of proxies and certificates', () =>
    inWorkshop(async ({ folder }) => {
      const said =
        'export https_proxy="http://joe:p%40ss@proxy:1" NO_PROXY=".example, 10.0.0.0/8" AWS_CA_BUNDLE=/srv/ca.pem';
      expect(await askShell(folder, shellThatSays(said))).toEqual({
        https_proxy: 'http://joe:p%40ss@proxy:1',
        NO_PROXY: '.example, 10.0.0.0/8',
        AWS_CA_BUNDLE: '/srv/ca.pem',
      });
    }));

  test('and of every variable that decides what requests use', () =>
    inWorkshop(async ({ folder }) => {
      const read = new Set<string>();
      const noticing = new Proxy<Readonly<Record<string, string>>>(
        {},
        {
          get: (_, name) => {
            read.add(String(name));
            return undefined;
          },
        },
      );
      connectionOf({}, noticing);
      expect([...read]).toContain('AWS_DEFAULT_REGION');
      const exports = [...read].map((name) => `export ${name}=of-the-shell`).join('; ');
      const answer = await askShell(folder, shellThatSays(exports));
      expect(Object.keys(answer).toSorted()).toEqual([...read].toSorted());
    }));

  test('a proxy that is set here wins, whether it is written in small letters or in capitals', () =>
    inWorkshop(async ({ folder }) => {
      const said = 'export https_proxy=http://of-the-shell:1 HTTP_PROXY=http://of-the-shell:2';
      const env = { HTTPS_PROXY: 'http://here:1', http_proxy: 'http://here:2' };
      expect(await askShell(folder, shellThatSays(said), env)).toEqual({});
    }));

  test('the real one of this system reads the files of the home', () =>
    inWorkshop(async ({ folder }) => {
      await writeFile(join(folder, '.profile'), 'export AWS_CONFIG_FILE=/from/profile\n');
      const env = { PATH: process.env['PATH'] ?? '', HOME: folder, SHELL: '/bin/sh' };
      expect(await askLoginShell({ env, platform: 'linux' })).toEqual({
        AWS_CONFIG_FILE: '/from/profile',
      });
    }));
});

test('the shell is not given the keys that stand in variables', () =>
  inWorkshop(async ({ folder }) => {
    const secrets = { AWS_SECRET_ACCESS_KEY: 'hidden', AWS_SESSION_TOKEN: 'hidden' };
    const said = `export AWS_CONFIG_FILE="/seen$AWS_SECRET_ACCESS_KEY$AWS_SESSION_TOKEN"`;
    expect(await askShell(folder, shellThatSays(said), secrets)).toEqual({
      AWS_CONFIG_FILE: '/seen',
    });
  }));

describe('a login shell that is no help', () => {
  test('because it hangs is ended in time, with all that it has started', () =>
    inWorkshop(async ({ folder }) => {
      const began = performance.now();
      const script = `#!/bin/sh\necho $$ > "${folder}/pid"\nsleep 60 &\nsleep 60\n`;
      expect(await askShell(folder, script, {}, 300)).toEqual({});
      expect(performance.now() - began).toBeLessThan(3_000);
      const group = Number(await readFile(join(folder, 'pid'), 'utf8'));
      await until('the shell to be gone', () => !groupIsAlive(group));
    }));

  test.each([
    ['it fails', '#!/bin/sh\nexit 3\n'],
    ['it prints without end', '#!/bin/sh\nyes keyturn\n'],
    ['it is no program', 'nothing that runs'],
  ])('because %s says nothing', (_, script) =>
    inWorkshop(async ({ folder }) => {
      expect(await askShell(folder, script)).toEqual({});
    }),
  );

  test('because there is none, as on Windows, is not asked', async () => {
    expect(await askLoginShell({ env: { SHELL: 'sh' }, platform: 'linux' })).toEqual({});
    expect(await askLoginShell({ env: { SHELL: '/bin/sh' }, platform: 'win32' })).toEqual({});
  });
});
