import { describe, expect, test } from 'vitest';
import { newRecord, parseRecord, printRecord } from '../../../main/locks/lock-record.ts';
import { identifyThisProcess } from '../../../main/locks/process-identity.ts';

describe('the content of a lock', () => {
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
