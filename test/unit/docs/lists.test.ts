import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import { chooseRings } from '../../../scripts/test/rings.ts';
import { handoutPlaceNames } from '../../../shared/values/handout-programs.ts';
import vitestConfig from '../../../vitest.config.ts';

const readme = read('README.md');
const contributing = read('CONTRIBUTING.md');
const architecture = read('docs/architecture.md');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

function read(file: string): string {
  return readFileSync(path.join(checkoutRoot, file), 'utf8');
}

/** The files in a folder and below it, from the checkout and with slashes. */
function filesIn(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(path.join(checkoutRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => ending.test(file) && !file.startsWith('test/fixtures/walls/'));
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].toSorted();
}

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...filesIn('docs', /\.md$/u)];

describe('a list that is written by hand lacks nothing', () => {
  test('of the decisions', () => {
    const decisions = readdirSync(path.join(checkoutRoot, 'docs/adr'));
    expect(decisions.filter((name) => !architecture.includes(`(adr/${name})`))).toEqual([]);
  });

  test('of the pages', () => {
    const all = filesIn('docs', /^docs\/[^/]+\.md$/u);
    expect(all.filter((page) => !readme.includes(`(${page})`))).toEqual([]);
  });

  test('of the commands, and names none that is not there', () => {
    const command = /`npm (?:run (?:--silent )?)?([a-z-]+)/gu;
    const listed = namesIn(
      `${readme}${contributing}`,
      /^\| `npm (?:run (?:--silent )?)?([a-z-]+)/gmu,
    );
    expect(Object.keys(scripts).filter((name) => !listed.includes(name))).toEqual([]);
    const ofNpm = new Set(['ci', 'pack', 'view']);
    const named = namesIn(pages.map(read).join('\n'), command);
    expect(named.filter((name) => !(name in scripts) && !ofNpm.has(name))).toEqual([]);
  });

  test('of the rings of tests', () => {
    const rings = chooseRings([]).map(({ name }) => name);
    expect(namesIn(contributing, /^\| `(\w+)` \|/gmu)).toEqual(rings.toSorted());
    const projects = z.array(z.object({ test: z.object({ name: z.string() }) }));
    const { test: options } = z.object({ test: z.object({ projects }) }).parse(vitestConfig);
    expect(options.projects.map(({ test: { name } }) => name)).toEqual(rings);
  });

  test('of the places where a key may be: their number is right', () => {
    expect([handoutPlaceNames.length, /(\w+) kinds of places/u.exec(readme)?.[1]]).toEqual([
      12,
      'twelve',
    ]);
  });

  test('of the folders', () => {
    const folders = readdirSync(path.join(checkoutRoot, 'main'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `main/${name}/`);
    expect(folders.filter((folder) => !architecture.includes(`\`${folder}\``))).toEqual([]);
  });
});

// A whole path, and not the end of an address or of another path. NAME and its like stand for a name.
const pathPattern =
  /(?<![\w/.@-])((?:main|shared|renderer|scripts|test|docs)\/[\w./-]*\w)(?![\w*])/gu;
const comment = /(?:^|\s)(?:\/\/|\/?\*).*$/gmu;

test('a file that a page, a comment or the settings of a tool name is there', () => {
  const settings = ['.oxlintrc.json', 'knip.json', 'renovate.json', 'package.json'];
  const code = ['main', 'shared', 'renderer', 'scripts', 'test'].flatMap((folder) =>
    filesIn(folder, /\.(?:tsx?|mjs|js|css)$/u),
  );
  const texts = [
    ...[...pages, ...settings].map((file) => [file, read(file)] as const),
    ...code.map((file) => [file, (read(file).match(comment) ?? []).join('\n')] as const),
  ];
  const missing = texts.flatMap(([file, text]) =>
    namesIn(text, pathPattern)
      .filter((name) => !isThere(name) && !/[A-Z]{4}/u.test(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

/** Whether there is such a file; a decision is named by its number alone. */
function isThere(name: string): boolean {
  if (existsSync(path.join(checkoutRoot, name))) return true;
  return (
    /^docs\/adr\/\d{4}$/u.test(name) &&
    filesIn('docs/adr', /\.md$/u).some((file) => file.startsWith(name))
  );
}
