#!/usr/bin/env node
// electron-builder builds Linux packages with fpm, which it downloads. This replaces it: it takes electron-builder's
// parameters for fpm, and builds the package with the system's own dpkg-deb or rpmbuild.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDeb } from './make-deb.mjs';
import { makeRpm } from './make-rpm.mjs';

const flags = new Set(['--force', '--debug']);
const makers = { deb: makeDeb, rpm: makeRpm };
const values = new Map();
const copies = [];

const parameters = process.argv.slice(2);
while (parameters.length > 0) {
  const name = parameters.shift();
  if (flags.has(name)) continue;
  if (name.startsWith('-')) values.set(name, [...(values.get(name) ?? []), parameters.shift()]);
  else copies.push(name.split('='));
}

/** All values of a parameter, or its only one. Throws where electron-builder did not give it. */
const said = {
  all: (name) => values.get(name) ?? [],
  one: (name) => {
    const [value] = values.get(name) ?? [];
    if (value === undefined) throw new Error(`electron-builder did not say ${name}`);
    return value;
  },
};

const make = makers[said.one('-t')];
if (make === undefined) throw new Error(`There is nothing here that makes .${said.one('-t')}`);
const work = mkdtempSync(path.join(tmpdir(), 'keyturn-package-'));
try {
  const root = path.join(work, 'root');
  for (const [from, to] of copies) {
    const target = path.join(root, to);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    if (!statSync(target).isDirectory()) chmodSync(target, 0o644);
  }
  chmodSync(root, 0o755);
  make({ work, root, said, targets: copies.map(([, to]) => to) });
} finally {
  rmSync(work, { recursive: true, force: true });
}
