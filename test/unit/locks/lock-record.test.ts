import { describe, expect, test } from 'vitest';
import { newRecord, parseRecord, printRecord } from '../../../main/locks/lock-record.ts';
import { identifyThisProcess, startInProc, startOf } from '../../../main/locks/process-identity.ts';

describe('what stands in a lock', () => {
  test('is read as it was written', async () => {
    const record = newRecord(await identifyThisProcess());
    expect(parseRecord(printRecord(record))).toEqual(record);
  });

  test('cut off anywhere it says nothing', async () => {
    const text = printRecord(newRecord(await identifyThisProcess()));
    for (let end = 0; end < text.length; end += 1) {
      expect(parseRecord(text.slice(0, end))).toBeUndefined();
    }
  });

  test('says nothing either in a form that is not known', async () => {
    const record = newRecord(await identifyThisProcess());
    for (const changed of [{ version: 2 }, { process: 0 }, { nonce: '' }, { more: 1 }]) {
      expect(parseRecord(`${JSON.stringify({ ...record, ...changed })}\n`)).toBeUndefined();
    }
  });

  test('is never the same for two', async () => {
    const identity = await identifyThisProcess();
    expect(newRecord(identity).nonce).not.toBe(newRecord(identity).nonce);
  });
});

describe('when a process began', () => {
  const stat = (name: string, state: string, threads: number): string =>
    `7 (${name}) ${state} 1 7 7 0 -1 4194560 9 0 0 0 1 2 0 0 20 0 ${String(threads)} 0 8128 0 0`;

  test('is read also past a name with spaces and brackets', () => {
    expect(startInProc(stat('node', 'S', 11))).toBe('8128');
    expect(startInProc(stat('a) R 1 (b', 'S', 1))).toBe('8128');
  });

  test('no longer matters once it has ended and its parent has not yet asked', () => {
    expect(startInProc(stat('node', 'Z', 1))).toBeUndefined();
  });

  test('still matters while a thread of it is ending', () => {
    expect(startInProc(stat('node', 'Z', 3))).toBe('8128');
  });

  test('is not known where the system says nothing', () => {
    expect(startInProc('')).toBe('');
  });

  test('is asked of this process, and of one that is not there', async () => {
    expect(await startOf(process.pid)).toBe((await identifyThisProcess()).started);
    expect(await startOf(2_000_000_000)).toBeUndefined();
  });
});
