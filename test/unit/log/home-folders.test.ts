import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bugReport } from '../../../main/log/bug-report.ts';
import { createLog, type FileLog } from '../../../main/log/create-log.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { snapshots } from '../../support/fixtures/snapshots.ts';

const names = [
  'annameier',
  'Anna Meier',
  'Anna  Maria von Meier',
  'Jörg Müllér',
  'Jörg Müllér'.normalize('NFD'),
  '张 三丰',
  'O’Neil (senior)',
  'anna.meier-2',
  'anna%20meier',
  'anna#meier?',
  'anna+meier&co',
  "anna'meier",
  '$anna{meier}',
  'anna[meier]',
] as const;

const homes = [
  (name: string) => `/home/${name}`,
  (name: string) => `/Users/${name}`,
  (name: string) => `C:\\Users\\${name}`,
  (name: string) => `\\\\server\\homes$\\${name}`,
  (name: string) => `/mnt/c/Users/${name}`,
] as const;

const slashed = (text: string): string => text.replaceAll('\\', '/');
const json = (text: string): string => JSON.stringify(text);

/** An error whose frames lie in a folder, as V8 writes them. */
function thrownIn(folder: string): Error {
  const error = new Error('x');
  const address = `file://${slashed(folder).startsWith('/') ? '' : '/'}${encodeURI(slashed(folder))
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F')}`;
  error.stack = `Error: x\n    at save (${address}/out/main/main.js:12:34)\n    at ${address}/out/x.js:1:2`;
  return error;
}

/** The ways in which a path gets into a log. */
const ways: Readonly<Record<string, (log: FileLog, home: string, file: string) => void>> = {
  'in a message': (log, _, file) => {
    log.warn(`could not read ${file}`);
  },
  'at the end of a sentence': (log, home) => {
    log.warn(`nothing in ${home}`);
  },
  'as a fact': (log, _, file) => {
    log.warn('failed', { path: file });
  },
  'as a fact with other separators': (log, _, file) => {
    log.warn('failed', { path: slashed(file) });
  },
  'as a fact in small letters': (log, _, file) => {
    log.warn('failed', { path: file.toLowerCase() });
  },
  'as JSON': (log, _, file) => {
    log.warn(`failed ${json(file)}`, { text: json(file) });
  },
  'as JSON within JSON': (log, _, file) => {
    log.warn(`failed ${json(json(file))}`, { text: json(json(file)) });
  },
  'in a failure': (log, _, file) => {
    log.error(
      'failed',
      new FailureError({ code: 'FILE_NOT_SAVED', path: file, target: slashed(file) }),
    );
  },
  'in a cause behind it': (log, _, file) => {
    const cause = new FailureError({ code: 'FILE_NOT_SAVED', path: file });
    log.error('failed', new Error('x', { cause }));
  },
  'in a frame': (log, home) => {
    log.error('failed', thrownIn(home));
  },
  'as an address': (log, _, file) => {
    log.warn(`failed file:///${encodeURI(slashed(file))}`);
  },
  'as part of an address': (log, _, file) => {
    log.warn(`failed https://example.test/?at=${encodeURIComponent(slashed(file))}`);
  },
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-homes-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The words of a name, each of which would tell whose it is; those in an encoding are decoded first. */
function tellsOf(text: string, name: string): readonly string[] {
  const decoded = [text, text.replaceAll(/(?:%[\da-f]{2})+/giu, (run) => safelyDecoded(run))];
  const all = decoded.join('\n').normalize('NFC').toLowerCase();
  return name
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2 && all.includes(word));
}

function safelyDecoded(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

describe.each(Object.entries(ways))('a path that gets in %s', (_, write) => {
  test('names nobody, neither in the log nor in a report, with any name of the folder', async () => {
    const home = fc.constantFrom(...homes);
    const person = fc.constantFrom(...names);
    let number = 0;
    await fc.assert(
      fc.asyncProperty(home, person, async (make, name) => {
        number += 1;
        const file = path.join(folder, `${encodeURIComponent(_)}-${number}.log`);
        const own = make(name);
        const separator = own.includes('\\') ? '\\' : '/';
        const log = createLog({ file, level: 'debug', now: () => 0, home: own });
        write(log, own, `${own}${separator}.aws${separator}credentials`);
        await log.flush();
        const text = await readFile(file, 'utf8');
        expect(tellsOf(text, name), text).toEqual([]);
        const report = bugReport({
          snapshot: { ...snapshots.usual, profiles: [] },
          versions: {},
          system: 'x',
          desktop: 'x',
          log: text.split('\n'),
        });
        expect(tellsOf(report, name), report).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});

test('a folder whose name only begins like the home folder stays in the log', async () => {
  const file = path.join(folder, 'other.log');
  const log = createLog({ file, level: 'debug', now: () => 0, home: '/home/ann' });
  log.warn('read', { path: '/home/anna/x' });
  await log.flush();
  expect(await readFile(file, 'utf8')).toContain('path=/home/anna/x');
});

test('a quoted path with a space goes from a report as a whole', () => {
  const report = bugReport({
    snapshot: snapshots.usual,
    versions: {},
    system: 'x',
    desktop: 'x',
    log: [
      String.raw`2026-11-23T14:05:01.000Z WARN  failed path="C:\\Users\\Anna Meier\\keys" code=X`,
      '2026-11-23T14:05:01.000Z WARN  failed path="/srv/Anna Meier/keys" code=X',
    ],
  });
  expect(report).not.toMatch(/Anna|Meier/u);
  expect(report).toContain('failed path="[path]" code=X');
});

test('a name with half a character, as Windows allows it, loses no line and stops nothing', async () => {
  const file = path.join(folder, 'half.log');
  const home = 'C:\\Users\\an\uD800na';
  const log = createLog({ file, level: 'debug', now: () => 0, home });
  log.warn('read', { path: `${home}\\keys` });
  log.error('not saved', new FailureError({ code: 'FILE_NOT_SAVED', path: `${home}\\keys` }));
  await log.flush();
  const text = await readFile(file, 'utf8');
  expect(text).toContain('WARN  read path=');
  expect(text).toContain('code=FILE_NOT_SAVED path=');
  expect(text).not.toContain('Users');
});
