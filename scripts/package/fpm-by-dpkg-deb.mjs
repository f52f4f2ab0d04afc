#!/usr/bin/env node
// electron-builder makes a .deb with fpm, which it downloads. Where it can't, this stands in: it takes the parameters
// that electron-builder gives fpm, and has Debian's own dpkg-deb make the package.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const flags = new Set(['--force', '--debug']);
const values = new Map();
const copies = [];

const parameters = process.argv.slice(2);
while (parameters.length > 0) {
  const name = parameters.shift();
  if (flags.has(name)) continue;
  if (name.startsWith('-')) values.set(name, [...(values.get(name) ?? []), parameters.shift()]);
  else copies.push(name.split('='));
}

function one(name) {
  const [value] = values.get(name) ?? [];
  if (value === undefined) throw new Error(`electron-builder did not say ${name}`);
  return value;
}

if (one('-t') !== 'deb') throw new Error('dpkg-deb makes nothing but .deb');

const root = mkdtempSync(path.join(tmpdir(), 'keyturn-deb-'));
try {
  for (const [from, to] of copies) {
    const target = path.join(root, to);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    if (!statSync(target).isDirectory()) chmodSync(target, 0o644);
  }
  const size = execFileSync('du', ['-sk', root], { encoding: 'utf8' }).split('\t')[0];
  const [summary, ...rest] = one('--description').split('\n');
  const control = [
    `Package: ${one('--name')}`,
    `Version: ${one('--version')}`,
    `Architecture: ${one('--architecture')}`,
    `Maintainer: ${one('--maintainer')}`,
    `Installed-Size: ${size}`,
    `Depends: ${(values.get('-d') ?? []).join(', ')}`,
    ...(values.get('--deb-recommends') ?? []).map((name) => `Recommends: ${name}`),
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
  chmodSync(root, 0o755);
  const quick = ['-Zgzip', '-z1'];
  execFileSync('dpkg-deb', ['--root-owner-group', ...quick, '--build', root, one('--package')]);
} finally {
  rmSync(root, { recursive: true, force: true });
}
