import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../../scripts/prepare/run-command.ts';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';

const script = path.join(checkoutRoot, 'scripts/package/fpm-stand-in.mjs');
const hasDpkg = (await runCommand('dpkg-deb', ['--version'])).code === 0;
const hasRpm = (await runCommand('rpmbuild', ['--version'])).code === 0;

let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-fpm-'));
  await writeFile(at('application'), 'the application');
  await writeFile(at('come'), '#!/bin/sh\necho comes 100%\n');
  await writeFile(at('go'), '#!/bin/sh\necho goes\n');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Has a package made as electron-builder asks fpm for it. */
function make(target: string, own: readonly string[]): ReturnType<typeof runCommand> {
  const said = ['-s', 'dir', '--force', '-t', target];
  const texts = [
    '--description',
    'Rotates\n keys',
    '--maintainer',
    'A',
    '--vendor',
    'A',
    '--license',
    'MIT',
    '--url',
    'https://a.example',
  ];
  const names = ['--name', 'keyturn', '--version', '0.1.0'];
  const scripts = ['--after-install', at('come'), '--after-remove', at('go')];
  const files = [
    '--package',
    at(`made.${target}`),
    `${at('application')}=/opt/Keyturn/an application`,
  ];
  const all = [script, ...said, ...own, ...texts, ...names, ...scripts, ...files];
  return runCommand(process.execPath, all);
}

describe.skipIf(!hasDpkg)(`a .deb${hasDpkg ? '' : ': there is no dpkg-deb here'}`, () => {
  it('holds the files, and the scripts that run when it comes and goes', async () => {
    const own = ['-d', 'libnss3', '--architecture', 'amd64', '--deb-priority', 'optional'];
    const made = await make('deb', [...own, '--deb-compression', 'store']);
    expect(made).toMatchObject({ code: 0 });
    const { stdout } = await runCommand('dpkg-deb', ['--contents', at('made.deb')]);
    expect(stdout).toContain('./opt/Keyturn/an application');
    const postinst = await runCommand('dpkg-deb', ['--info', at('made.deb'), 'postinst']);
    expect(postinst.stdout).toContain('comes 100%');
    const postrm = await runCommand('dpkg-deb', ['--info', at('made.deb'), 'postrm']);
    expect(postrm.stdout).toContain('goes');
  });
});

describe.skipIf(!hasRpm)(`an .rpm${hasRpm ? '' : ': there is no rpmbuild here'}`, () => {
  const own = ['--rpm-os', 'linux', '--rpm-summary', 'Rotates keys', '-d', 'libnss3.so()(64bit)'];

  async function ask(...question: readonly string[]): Promise<string> {
    return (await runCommand('rpm', ['-qp', ...question, at('made.rpm')])).stdout;
  }

  it.each(['store', 'xzmt'])('holds the files, whatever packs them (%s)', async (compression) => {
    const made = await make('rpm', [
      ...own,
      '--rpm-compression',
      compression,
      '--architecture',
      'amd64',
    ]);
    expect(made).toMatchObject({ code: 0 });
    expect(await ask('--list')).toBe('/opt/Keyturn/an application\n');
    expect(await ask('--queryformat', '%{NAME} %{VERSION} %{ARCH} %{OS} %{LICENSE}')).toBe(
      'keyturn 0.1.0 x86_64 linux MIT',
    );
    const requires = (await ask('--requires')).split('\n');
    expect(requires).toContain('libnss3.so()(64bit)');
  });

  it('is made for another processor than the one it is made on', async () => {
    const quick = ['--rpm-compression', 'store', '--architecture', 'aarch64'];
    expect(await make('rpm', [...own, ...quick])).toMatchObject({ code: 0 });
    expect(await ask('--queryformat', '%{ARCH}')).toBe('aarch64');
  });

  it('takes away what it has added when it is removed, and not when a new one has come', async () => {
    const quick = ['--rpm-compression', 'store', '--architecture', 'amd64'];
    expect(await make('rpm', [...own, ...quick])).toMatchObject({ code: 0 });
    expect(await ask('--queryformat', '%{POSTIN}')).toContain('comes 100%');
    await writeFile(at('postun'), await ask('--queryformat', '%{POSTUN}'));
    // rpm says how many are left: https://docs.fedoraproject.org/en-US/packaging-guidelines/Scriptlets/#_syntax
    const removed = await runCommand('bash', [at('postun'), '0']);
    const updated = await runCommand('bash', [at('postun'), '1']);
    expect([removed.stdout, updated.stdout]).toEqual(['goes\n', '']);
  });
});

describe('what is made of neither kind', () => {
  it('is refused', async () => {
    const made = await make('pacman', []);
    expect(made.code).not.toBe(0);
    expect(made.stderr).toContain('.pacman');
  });

  it('leaves nothing behind', async () => {
    await make('pacman', []);
    await expect(readFile(at('made.pacman'))).rejects.toThrow('ENOENT');
  });
});
