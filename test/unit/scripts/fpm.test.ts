import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../../scripts/prepare/run-command.ts';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';

const script = path.join(checkoutRoot, 'scripts/package/fpm-by-dpkg-deb.mjs');
const hasDpkg = (await runCommand('dpkg-deb', ['--version'])).code === 0;

it.skipIf(!hasDpkg)(
  'a .deb holds the files, and the scripts that run when it comes and goes',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-fpm-'));
    const at = (name: string): string => path.join(folder, name);
    try {
      await writeFile(at('application'), 'the application');
      await writeFile(at('come'), '#!/bin/sh\necho comes\n');
      await writeFile(at('go'), '#!/bin/sh\necho goes\n');
      const said = [
        '-s',
        'dir',
        '--force',
        '-t',
        'deb',
        '-d',
        'libnss3',
        '--architecture',
        'amd64',
      ];
      const texts = [
        '--description',
        'Rotates\n keys',
        '--maintainer',
        'A',
        '--url',
        'https://a.example',
      ];
      const names = ['--name', 'keyturn', '--version', '0.1.0', '--deb-priority', 'optional'];
      const scripts = ['--after-install', at('come'), '--after-remove', at('go')];
      const files = ['--package', at('made.deb'), `${at('application')}=/opt/Keyturn/application`];
      const made = await runCommand(process.execPath, [
        script,
        ...said,
        ...texts,
        ...names,
        ...scripts,
        ...files,
      ]);
      expect(made).toMatchObject({ code: 0 });
      const { stdout } = await runCommand('dpkg-deb', ['--contents', at('made.deb')]);
      expect(stdout).toContain('./opt/Keyturn/application');
      const postinst = await runCommand('dpkg-deb', ['--info', at('made.deb'), 'postinst']);
      expect(postinst.stdout).toContain('comes');
      const postrm = await runCommand('dpkg-deb', ['--info', at('made.deb'), 'postrm']);
      expect(postrm.stdout).toContain('goes');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
