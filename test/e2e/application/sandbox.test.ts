import { readFile } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { prepare } from '../../../scripts/prepare.ts';
import { agreedTo } from '../../support/agreed-hosts.ts';
import { type AwsDouble, startAwsDouble } from '../../support/aws-double/index.ts';
import {
  type Installation,
  installForNobody,
  type Unprivileged,
} from '../../support/unprivileged/start.ts';
import { whyNoSandbox } from '../../support/unprivileged/whether.ts';

const whyNot = await whyNoSandbox();

let aws: AwsDouble | undefined;
let installation: Installation | undefined;

afterEach(async () => {
  await installation?.remove();
  await aws?.close();
  installation = undefined;
  aws = undefined;
});

async function install(double: AwsDouble): Promise<Installation> {
  installation = await installForNobody(await prepare('test'));
  const key = double
    .addUser({ account: '210000000001', name: 'joebloggs' })
    .addKey({ createdDaysAgo: 93 });
  await installation.write(
    '.aws/credentials',
    `[default]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\nregion = eu-central-1\n`,
  );
  const settings = JSON.stringify(agreedTo(double.url, ['default']));
  await installation.write('data/settings.json', settings);
  return installation;
}

/** The line of the kernel about the page's process: 2 is a filter of system calls. */
async function seccompOfPage({ app }: Unprivileged): Promise<string | undefined> {
  const page = await app.firstWindow();
  // Main has loaded all it is made of by then.
  await page.getByRole('button', { name: 'Rotate default' }).waitFor();
  const id = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  return /^Seccomp:\s*(\d)$/mu.exec(await readFile(`/proc/${id}/status`, 'utf8'))?.[1];
}

const because = whyNot === undefined ? '' : `: ${whyNot}`;

test.skipIf(whyNot !== undefined)(
  `as a user without rights the page is in Chromium’s sandbox, and a key is rotated${because}`,
  async () => {
    const double = await startAwsDouble();
    aws = double;
    const here = await install(double);
    const env = { AWS_ENDPOINT_URL: double.url };
    const keyturn = await here.start({ env });
    expect(await seccompOfPage(keyturn)).toBe('2');
    const process = await keyturn.app.evaluate(() => ({
      user: globalThis.process.getuid?.(),
      switches: globalThis.process.argv.filter((word) => word.includes('sandbox')),
    }));
    expect(process.user).not.toBe(0);
    expect(process.switches).toEqual([]);

    const page = await keyturn.app.firstWindow();
    await page.getByRole('button', { name: 'Rotate default' }).click();
    await page.getByRole('status').filter({ hasText: 'Rotated default' }).waitFor();
    const text = await readFile(`${here.home}/.aws/credentials`, 'utf8');
    const [, id = '', secret = ''] = /= (AKIA\w+)\n.* = (\S+)\n/u.exec(text) ?? [];
    expect(double.secretOf(id)).toBe(secret);
    await keyturn.end();

    // Control: without the sandbox the kernel says so.
    const outside = await here.start({ env, switches: ['--no-sandbox'] });
    expect(await seccompOfPage(outside)).toBe('0');
  },
);
