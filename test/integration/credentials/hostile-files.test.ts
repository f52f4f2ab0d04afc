import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readNewKeys } from '../../../main/credentials/new-keys/read-new-keys.ts';
import { type ErrorCode, FailureError } from '../../../shared/values/failure.ts';
import { oldId, oldSecret } from '../../unit/credentials/samples.ts';
import { inWorkshop, type Workshop } from './workshop.ts';

const pair = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
const longestMs = 8000;

function startTimer(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}

describe('a credentials file made to harm', () => {
  test.each<readonly [string, string]>([
    ['a line of four million letters', `[default]\n${pair}note = ${'x'.repeat(4_000_000)}\n`],
    ['a hundred thousand empty lines', `${'\n'.repeat(100_000)}[default]\n${pair}`],
    ['a hundred thousand opening brackets', `${'['.repeat(100_000)}\n[default]\n${pair}`],
    ['a hundred thousand sections of one name', `${'[same]\n'.repeat(100_000)}[default]\n${pair}`],
    ['spaces without an end', `[default]\n${pair}note =${' '.repeat(4_000_000)}x\n`],
    ['ten thousand levels of nesting', `[default]\n${pair}s3 =\n${deeper(10_000)}`],
    ['bytes of nothing', `[default]\n${pair}${'\0'.repeat(1_000_000)}\n`],
    [
      'names that every object has',
      `[__proto__]\n${pair}polluted = yes\n[constructor]\n__proto__ = x\n`,
    ],
    ['words that turn around', `[default]\n${pair}# \u202E[evil]\u2066\n`],
  ])('%s: it is read or refused, in time', async (_name, text) =>
    inWorkshop(async ({ files, credentials }) => {
      await writeFile(credentials, text, { mode: 0o600 });
      const elapsed = startTimer();
      const { files: readings, profiles } = await files.read();
      expect(elapsed()).toBeLessThan(longestMs);
      expect(readings[0]?.state).toMatch(/^(read|refused)$/u);
      expect(JSON.stringify({ readings, profiles })).not.toContain(oldSecret);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    }),
  );

  test.each<readonly [string, ErrorCode, (workshop: Workshop) => Promise<void>]>([
    [
      'larger than any real one',
      'FILE_TOO_LARGE',
      async ({ credentials }) => {
        await writeFile(credentials, `[default]\n${pair}`);
        await truncate(credentials, 10 * 1024 ** 3);
      },
    ],
    [
      'a pipe that nobody writes to',
      'NOT_A_FILE',
      async ({ credentials }) => {
        execFileSync('mkfifo', [credentials]);
      },
    ],
    [
      'a device without an end',
      'NOT_A_FILE',
      async ({ credentials }) => symlink('/dev/zero', credentials),
    ],
    ['a link to itself', 'LINK_LOOP', async ({ credentials }) => symlink(credentials, credentials)],
    [
      'a folder',
      'FOLDER_NOT_FILE',
      async ({ credentials }) => {
        await mkdir(credentials);
      },
    ],
  ])('%s: it is not read, and that is reported', async (_name, code, make) =>
    inWorkshop(async (workshop) => {
      await make(workshop);
      const elapsed = startTimer();
      const { files: readings } = await workshop.files.read();
      expect(elapsed()).toBeLessThan(longestMs);
      expect(readings[0]).toMatchObject({
        state: 'not readable',
        failure: { code, path: workshop.credentials },
      });
    }),
  );

  const most = 4 * 1024 * 1024;
  const mostLines = 150_000;
  const pieces = [
    '\n',
    '\r',
    '[a]\n',
    '[a]\r',
    '[',
    'a',
    '=',
    'a=\n',
    'a\n',
    ' b\n',
    ' ',
    '#',
    '\v',
    '\u00a0',
    '\u3000',
    '\u0085',
    '\u001c',
    '\u200b',
    '\ufeff',
    'a=\u00a0\n',
    '\u2028#',
    '\0',
    'a\0\0',
    'a\0',
  ];

  test.each(pieces)(
    'of nothing but %j, as large as may be: it is reported within a second',
    (piece) =>
      inWorkshop(async ({ files, credentials }) => {
        const lines = /[\n\r]/.test(piece) ? mostLines * piece.length : most;
        await writeFile(credentials, Buffer.alloc(Math.min(most, lines), piece), { mode: 0o600 });
        const elapsed = startTimer();
        const { files: readings } = await files.read();
        // Some 0.3 s where nothing else runs: with all of its problems listed, or without the limits, it was half a minute.
        expect(elapsed()).toBeLessThan(4_000);
        const [reading] = readings;
        expect(reading?.state).toMatch(/^(read|refused)$/u);
        expect(reading?.state === 'refused' ? reading.problems.length : 0).toBeLessThanOrEqual(20);
      }),
  );

  test.each<readonly [string, number | Buffer]>([
    ['one byte that is no UTF-8', 0xff],
    ['letters that are cut off', Buffer.from([0xe3, 0x80])],
    ['what only begins a letter', 0xc2],
    ['what only ends a letter', 0xa0],
  ])('of nothing but %s, as large as may be: it is reported within a second', (_name, piece) =>
    inWorkshop(async ({ files, credentials }) => {
      await writeFile(credentials, Buffer.alloc(most, piece), { mode: 0o600 });
      const elapsed = startTimer();
      const { files: readings } = await files.read();
      expect(elapsed()).toBeLessThan(4_000);
      expect(readings[0]?.state).toBe('refused');
    }),
  );

  test.each<readonly [string, Buffer]>([
    ['one byte', Buffer.alloc(most + 1, 'a')],
    ['one line', Buffer.alloc(mostLines + 1, '\n')],
    ['one line of an old Mac', Buffer.alloc(mostLines + 1, '\r')],
    ['five megabytes of line feeds', Buffer.alloc(5 * 1024 * 1024, '\n')],
  ])('too large by %s: it is not read, and that is reported', (_name, bytes) =>
    inWorkshop(async ({ files, credentials }) => {
      await writeFile(credentials, bytes);
      const elapsed = startTimer();
      const { files: readings } = await files.read();
      expect(elapsed()).toBeLessThan(1_000);
      expect(readings[0]).toMatchObject({
        state: 'not readable',
        failure: { code: 'FILE_TOO_LARGE', path: credentials },
      });
    }),
  );

  test('a name that leads elsewhere stays a name', async () =>
    inWorkshop(async ({ folder, files, credentials }) => {
      await writeFile(credentials, `[../../outside]\n${pair}`, { mode: 0o600 });
      const { profiles } = await files.read();
      expect(profiles.map(({ name }) => name)).toEqual(['../../outside']);
      expect(execFileSync('ls', [join(folder)]).toString()).toBe('credentials\n');
    }));
});

function deeper(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level % 200)}a =\n`).join('');
}

/** What reading ends with: the ids, or the code of the failure. */
function outcomeOf(text: string | Buffer): readonly string[] | string {
  const bytes = Buffer.from(text);
  const elapsed = startTimer();
  try {
    return readNewKeys(bytes).map((key) => key.pair.id);
  } catch (cause) {
    if (cause instanceof FailureError) return cause.failure.code;
    throw cause;
  } finally {
    expect(elapsed()).toBeLessThan(longestMs);
  }
}

describe('a CSV file made to harm', () => {
  const head = 'Access key ID,Secret access key';
  const row = `${oldId},${oldSecret}`;
  const full = 60_000;

  test.each<readonly [string, string, readonly string[] | string]>([
    ['larger than any real one', `${head}\n${row}\n${'x'.repeat(70_000)}`, 'NEW_KEY_TOO_LARGE'],
    ['of quotes alone', '"'.repeat(full), 'NEW_KEY_NOT_FOUND'],
    [
      'with a quote that never ends',
      `${head}\n"${row}\n${'x,'.repeat(full / 2)}`,
      'NEW_KEY_NOT_FOUND',
    ],
    ['of separators alone', ','.repeat(full), 'NEW_KEY_NOT_FOUND'],
    ['with many columns', `${head}${',x'.repeat(20_000)}\n${row}`, [oldId]],
    ['with bytes of nothing', `${head}\n${row.replace(',', '\0,')}`, 'NEW_KEY_NOT_FOUND'],
    [
      'with a formula in place of the id',
      `${head}\n=HYPERLINK("http://x"),${oldSecret}`,
      'NEW_KEY_NOT_FOUND',
    ],
    ['with columns that every object has', `__proto__,constructor,${head}\nx,y,${row}`, [oldId]],
    ['with two secrets for one id', `${head}\n${row}\n${row.slice(0, -1)}X`, 'NEW_KEY_NOT_FOUND'],
    ['of ids alone', `${oldId} `.repeat(2_500), 'NEW_KEY_NOT_FOUND'],
    ['that turns its words around', `${head}\n\u202E${row}`, 'NEW_KEY_NOT_FOUND'],
  ])('%s: nothing is guessed, in time', (_name, text, expected) => {
    expect(outcomeOf(text)).toEqual(expected);
  });

  test('its secret is in no failure', () => {
    const text = `${head}\n${row}\n${row.slice(0, -1)}X`;
    let failure: unknown;
    try {
      readNewKeys(Buffer.from(text));
    } catch (cause) {
      failure = cause;
    }
    expect(failure).toBeInstanceOf(FailureError);
    expect(`${String(failure)} ${JSON.stringify(failure)}`).not.toContain(oldSecret);
  });
});
