import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { npmCommand } from '../../../scripts/prepare/run-npm.ts';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';

const node = path.join(path.sep, 'node', 'bin', 'node');
const nowhere = (): boolean => false;

describe('npm', () => {
  it('is the one that started the script, as a file for Node.js: Windows starts no batch file', () => {
    const started = String.raw`C:\Program Files\nodejs\node_modules\npm\bin\npm-cli.js`;
    const env = { npm_execpath: started };
    expect(npmCommand({ env, node, exists: () => true })).toEqual([node, started]);
  });

  it('is no other program that starts scripts', () => {
    const env = { npm_execpath: '/usr/lib/node_modules/yarn/bin/yarn.js' };
    expect(npmCommand({ env, node, exists: nowhere })).toEqual(['npm']);
  });

  it.each([
    path.join(path.sep, 'node', 'bin', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(path.sep, 'node', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ])('is the one beside Node.js where no script was started: %s', (file) => {
    const found = npmCommand({ env: {}, node, exists: (asked) => asked === file });
    expect(found).toEqual([node, file]);
  });
});

describe('no script', () => {
  const scripts = readdirSync(path.join(checkoutRoot, 'scripts'), { recursive: true })
    .map(String)
    .filter((name) => /\.(?:ts|mjs)$/u.test(name));

  it('starts npm by its name, which fails on Windows', () => {
    const starts = /(?:run(?:Command)?|execFile(?:Sync)?|spawn(?:Sync)?)\(\s*'(?:npm|npx)'/u;
    const found = scripts.filter((name) =>
      starts.test(readFileSync(path.join(checkoutRoot, 'scripts', name), 'utf8')),
    );
    expect(scripts.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });
});
