import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// electron-builder says some processors as Debian does.
const processors = new Map([
  ['amd64', 'x86_64'],
  ['arm64', 'aarch64'],
]);

/** Has rpmbuild make an .rpm of what lies in the root. */
export function makeRpm({ work, root, said, targets }) {
  const { one, all } = said;
  const spec = path.join(work, 'keyturn.spec');
  writeFileSync(spec, specOf({ root, one, all, targets }));
  const named = one('--architecture');
  const defined = {
    _topdir: path.join(work, 'rpmbuild'),
    _rpmdir: work,
    _rpmfilename: 'made.rpm',
    // What others have built is not changed: no debugging symbols are taken out, no links are made to them.
    __os_install_post: '%{nil}',
    _build_id_links: 'none',
    // What the computer is called that builds is nobody's business.
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
    // A new version is installed before the old one is removed: only the last one takes what it has added with it.
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

/** A text in which rpm expands nothing. */
function literal(text) {
  return text.replaceAll('%', '%%');
}
