import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// electron-builder uses Debian's names for some processors.
const processors = new Map([
  ['amd64', 'x86_64'],
  ['arm64', 'aarch64'],
]);

/** Builds an .rpm of the files in `root` with rpmbuild. */
export function makeRpm({ work, root, said, targets }) {
  const { one, all } = said;
  const spec = path.join(work, 'keyturn.spec');
  writeFileSync(spec, specOf({ root, one, all, targets }));
  const named = one('--architecture');
  const defined = {
    _topdir: path.join(work, 'rpmbuild'),
    _rpmdir: work,
    _rpmfilename: 'made.rpm',
    // Third-party binaries are not changed: debugging symbols are not stripped, and no links to them are added.
    __os_install_post: '%{nil}',
    _build_id_links: 'none',
    // The name of the building computer is nobody's business.
    _buildhost: 'localhost',
    _binary_payload: one('--rpm-compression') === 'store' ? 'w1.gzdio' : 'w6T0.xzdio',
  };
  const definitions = Object.entries(defined).flatMap(([name, value]) => [
    '--define',
    `${name} ${value}`,
  ]);
  const processor = processors.get(named) ?? named;
  execFileSync('rpmbuild', ['-bb', '--target', `${processor}-linux`, ...definitions, spec], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  copyFileSync(path.join(work, 'made.rpm'), one('--package'));
}

function specOf({ root, one, all, targets }) {
  const [summary] = all('--rpm-summary');
  return [
    `Name: ${one('--name')}`,
    `Version: ${one('--version')}`,
    'Release: 1',
    `Summary: ${literal(summary ?? one('--description').split('\n')[0])}`,
    `License: ${literal(one('--license'))}`,
    `URL: ${literal(one('--url'))}`,
    `Vendor: ${literal(one('--vendor'))}`,
    `Packager: ${literal(one('--maintainer'))}`,
    'AutoReqProv: no',
    ...all('-d').map((name) => `Requires: ${literal(name)}`),
    '',
    '%description',
    literal(one('--description')),
    '',
    '%install',
    `cp -a "${literal(root)}/." "%{buildroot}/"`,
    '',
    '%post -p /bin/bash',
    literal(readFileSync(one('--after-install'), 'utf8')),
    '',
    // A new version is installed before the old one is removed: only the last removal undoes what was added.
    // https://docs.fedoraproject.org/en-US/packaging-guidelines/Scriptlets/#_syntax
    '%postun -p /bin/bash',
    'if [ "$1" -eq 0 ]; then',
    literal(readFileSync(one('--after-remove'), 'utf8')),
    'fi',
    '',
    '%files',
    '%defattr(-,root,root,-)',
    ...targets.map((target) => `"${literal(target)}"`),
    '',
  ].join('\n');
}

/** Escapes a text so that rpm expands nothing in it. */
function literal(text) {
  return text.replaceAll('%', '%%');
}
