import { describe, expect, test, vi } from 'vitest';
import { mayHaveMade, startInProc, startInPs, startOf } from '../../../main/computer/processes.ts';
import { thisSystem } from '../../../main/computer/system-questions.ts';
import { systemThatSays } from '../../support/system-questions.ts';

describe('when a process began', () => {
  const stat = (name: string, state: string, threads: number): string =>
    `7 (${name}) ${state} 1 7 7 0 -1 4194560 9 0 0 0 1 2 0 0 20 0 ${String(threads)} 0 8128 0 0`;

  test('is read also past a name with spaces and brackets', () => {
    expect(startInProc(stat('node', 'S', 11))).toBe('8128');
    expect(startInProc(stat('a) R 1 (b', 'S', 1))).toBe('8128');
  });

  test('no longer matters once it has ended and its parent has not yet asked', () => {
    expect(startInProc(stat('node', 'Z', 1))).toBeUndefined();
    expect(startInPs('Z    Mon Nov 30 18:07:08 2026')).toBeUndefined();
  });

  test('still matters while a thread of it is ending', () => {
    expect(startInProc(stat('node', 'Z', 3))).toBe('8128');
  });

  test('is not known where the system says nothing', () => {
    expect(startInProc('')).toBe('');
    expect(startInPs('')).toBe('');
  });

  test('is read from ps on macOS, in UTC, so that a change of the time zone changes nothing', async () => {
    const system = systemThatSays('darwin', {
      processes: [7],
      programs: { 'ps -o stat= -o lstart= -p 7': 'Ss   Tue Dec  1 08:00:01 2026' },
    });
    expect(await startOf(7, system)).toBe('Tue Dec 1 08:00:01 2026');
    expect(await startOf(8, system)).toBeUndefined();
  });

  test('is not asked for in places of Linux elsewhere', async () => {
    for (const platform of ['darwin', 'win32'] as const) {
      const system = systemThatSays(platform, { processes: [7] });
      expect(await startOf(7, system)).toBe('');
      expect(system.asked.join()).not.toContain('/proc');
    }
  });

  test.runIf(process.platform === 'linux')('is read from the kernel on Linux', async () => {
    expect(await startOf(process.pid)).toMatch(/^\d+$/);
  });

  test('is unknown of a process that is not there', async () => {
    expect(await startOf(2_000_000_000)).toBeUndefined();
  });
});

describe('whether a process may have made a file', () => {
  const system = systemThatSays('linux', {
    owners: { '/proc/1': 0, '/proc/7': 1000 },
    links: { '/proc/7/exe': '/opt/Keyturn/keyturn (deleted)', '/proc/9/exe': '/usr/bin/bash' },
  });
  const may = (process: number, owner: number | undefined): Promise<boolean> =>
    mayHaveMade({ process, owner }, system, '/tmp/.mount_x/keyturn');

  test('not where it belongs to another user: the file is forged', async () => {
    expect(await may(1, 1000)).toBe(false);
    expect(await may(7, 1001)).toBe(false);
  });

  test('not where it is seen to run another program', async () => {
    expect(await may(9, 1000)).toBe(false);
  });

  test('yes where another Keyturn runs there, also from a file that an update has replaced', async () => {
    expect(await may(7, 1000)).toBe(true);
  });

  test('yes where nothing can be seen of it', async () => {
    expect(await may(8, undefined)).toBe(true);
    expect(await mayHaveMade({ process: 1, owner: 7 }, systemThatSays('win32'))).toBe(true);
  });
});

test.runIf(process.platform === 'linux')(
  'a program of the system gets neither our variables nor the hour and language of where we are',
  async () => {
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'a secret');
    const printed = await thisSystem.printedBy('/usr/bin/env', []);
    vi.unstubAllEnvs();
    expect(printed.split('\n').toSorted()).toEqual(['LC_ALL=C', 'TZ=UTC']);
    expect(await thisSystem.printedBy('/nowhere/ps', [])).toBe('');
    expect(await thisSystem.printedBy('/bin/false', [])).toBe('');
  },
);
