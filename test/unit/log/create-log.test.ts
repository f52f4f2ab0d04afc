import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../../main/base/log.ts';
import { createLog, type FileLog, type LogOptions } from '../../../main/log/create-log.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { isForOwnerAlone } from '../../support/system-guarantees.ts';

const canary = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-log-'));
  file = join(folder, 'logs', 'keyturn.log');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function open(options: Partial<LogOptions> = {}): FileLog {
  const now = (): number => Date.UTC(2026, 0, 31, 12);
  return createLog({ file, level: 'debug', now, home: '/home/ada', ...options });
}

describe('the log', () => {
  it('writes a line for each thing told', async () => {
    const log: Log & FileLog = open();
    log.info('rotation began', {
      profiles: 2,
      path: '/home/ada/.aws/credentials',
      none: undefined,
    });
    log.warn('a "quoted" text', { name: 'two words', empty: '' });
    await log.flush();
    expect(await readFile(file, 'utf8')).toBe(
      [
        '2026-01-31T12:00:00.000Z INFO  rotation began profiles=2 path=~/.aws/credentials',
        '2026-01-31T12:00:00.000Z WARN  a "quoted" text name="two words" empty=""',
        '',
      ].join('\n'),
    );
  });

  it('can be read by its owner alone', async () => {
    const log = open();
    log.info('x');
    await log.flush();
    expect(await isForOwnerAlone(file)).toBe(true);
  });

  it.runIf(process.platform !== 'win32')(
    'waits for nobody where a pipe stands in its place',
    async () => {
      await mkdir(join(folder, 'logs'));
      execFileSync('mkfifo', [file]);
      const log = open();
      log.info('lost');
      await log.flush();
      await rm(file);
      log.info('kept');
      await log.flush();
      expect(await readFile(file, 'utf8')).toContain('lost=1');
    },
  );

  it('leaves out what is below its level', async () => {
    const log = open({ level: 'warn' });
    log.debug('unwanted');
    log.info('unwanted');
    log.warn('yes');
    log.error('yes', new Error('x'));
    await log.flush();
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain('unwanted');
    expect(text.match(/yes/g)).toHaveLength(2);
  });

  it('keeps the order of everything told, and each line whole', async () => {
    const log = open();
    for (let number = 0; number < 500; number += 1) {
      log.debug('line', { number });
      if (number % 50 === 0) await log.flush();
    }
    await log.flush();
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => Number(line.split('number=')[1]))).toEqual(
      Array.from({ length: 500 }, (_, index) => index),
    );
  });

  it('tells of an error what it is and where it came from, and nothing it says', async () => {
    const log = open();
    log.error('could not save', new FailureError({ code: 'DISK_FULL', path: '/home/ada/x y' }));
    log.error('no room', new FailureError({ code: 'TWO_KEYS_IN_USE', profiles: ['a b', 'c'] }));
    log.error('could not ask', new Error(`secret ${canary}`, { cause: canary }));
    await log.flush();
    const text = await readFile(file, 'utf8');
    expect(text).toContain(
      'ERROR could not save\n  FailureError code=DISK_FULL path="~/x y"\n    at ',
    );
    expect(text).toContain('  FailureError code=TWO_KEYS_IN_USE profiles="a b, c"\n');
    expect(text).toContain('  a thrown string\n');
    expect(text).not.toContain(canary);
  });

  it('holds no secret, wherever in a line somebody put one', async () => {
    const log = open();
    log.info(`message ${canary}`, { fact: canary, text: `a "quoted" ${canary}` });
    // where a line is cut, in the middle of the secret
    log.info(`${'w '.repeat(4076)}"${canary} ${canary}`);
    log.error(canary, Object.assign(new Error(canary), { name: canary }));
    await log.flush();
    const text = await readFile(file, 'utf8');
    for (let at = 0; at + 5 <= canary.length; at += 1) {
      expect(text).not.toContain(canary.slice(at, at + 5));
    }
    expect(text.match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('lets no text write a line of its own', async () => {
    const log = open();
    log.info('one\n2026-01-31T12:00:00.000Z INFO  forged', { name: 'a\r\nb\u2028c' });
    await log.flush();
    expect((await readFile(file, 'utf8')).trimEnd().split(/[\r\n\u2028]/)).toHaveLength(1);
  });

  it('begins a new file when one is full, and keeps three of the old', async () => {
    const log = open({ maximumBytes: 500 });
    for (let number = 0; number < 60; number += 1) log.info('line', { number });
    await log.flush();
    const oldestFirst = ['keyturn.log.3', 'keyturn.log.2', 'keyturn.log.1', 'keyturn.log'];
    expect((await readdir(join(folder, 'logs'))).toSorted()).toEqual(oldestFirst.toSorted());
    const texts: string[] = [];
    for (const name of oldestFirst) {
      texts.push(await readFile(join(folder, 'logs', name), 'utf8'));
    }
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(500);
    const numbers =
      texts
        .join('')
        .match(/(?<=number=)\d+/g)
        ?.map(Number) ?? [];
    // the latest, without a gap
    expect(numbers.at(-1)).toBe(59);
    expect(numbers).toEqual(numbers.map((_, index) => 60 - numbers.length + index));
  });

  it('goes on after a trouble with the disk, and says how much is missing', async () => {
    await writeFile(join(folder, 'logs'), 'a file where the folder should be');
    const log = open();
    log.info('lost');
    log.info('lost');
    await log.flush();
    await rm(join(folder, 'logs'));
    await mkdir(join(folder, 'logs'));
    log.info('here again');
    await log.flush();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('WARN  lines could not be written lost=2');
    expect(text).toContain('INFO  here again');
  });

  it('never throws at whoever tells it something', async () => {
    const log = open({ now: () => Number.NaN });
    expect(() => log.info('x')).not.toThrow();
    expect(() => log.error('x', null)).not.toThrow();
    await log.flush();
  });
});
