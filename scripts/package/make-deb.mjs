import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Builds a .deb of the files in `root` with dpkg-deb. */
export function makeDeb({ root, said }) {
  const { one, all } = said;
  const size = execFileSync('du', ['-sk', root], { encoding: 'utf8' }).split('\t')[0];
  const [summary, ...rest] = one('--description').split('\n');
  const control = [
    `Package: ${one('--name')}`,
    `Version: ${one('--version')}`,
    `Architecture: ${one('--architecture')}`,
    `Maintainer: ${one('--maintainer')}`,
    `Installed-Size: ${size}`,
    `Depends: ${all('-d').join(', ')}`,
    ...all('--deb-recommends').map((name) => `Recommends: ${name}`),
    'Section: utils',
    `Priority: ${one('--deb-priority')}`,
    `Homepage: ${one('--url')}`,
    `Description: ${summary}`,
    ...rest.map((line) => ` ${line.trim()}`),
    '',
  ];
  const debian = path.join(root, 'DEBIAN');
  mkdirSync(debian);
  writeFileSync(path.join(debian, 'control'), control.join('\n'));
  for (const [parameter, script] of [
    ['--after-install', 'postinst'],
    ['--after-remove', 'postrm'],
  ]) {
    writeFileSync(path.join(debian, script), readFileSync(one(parameter)), { mode: 0o755 });
  }
  // The best compression takes minutes.
  const isQuick = one('--deb-compression') === 'store';
  const compression = isQuick ? ['-Zgzip', '-z1'] : ['-Zxz'];
  const parameters = ['--root-owner-group', ...compression, '--build', root, one('--package')];
  execFileSync('dpkg-deb', parameters);
}
