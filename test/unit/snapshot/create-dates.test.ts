import { describe, expect, test } from 'vitest';
import type { AwsKeyAnswer } from '../../../main/snapshot/ask-about-keys.ts';
import { createCreateDates, type StoredCreateDates } from '../../../main/snapshot/create-dates.ts';
import { accessKeyId, type AccessKeyId } from '../../../shared/values/identifiers.ts';

function keyId(text: string): AccessKeyId {
  const id = accessKeyId(text);
  if (id === undefined) throw new Error(`"${text}" is no key id`);
  return id;
}

const one = keyId('AKIAIOSFODNN7EXAMPLE');
const other = keyId('AKIAI44QH8DHBEXAMPLE');
const listed: AwsKeyAnswer = {
  state: 'known',
  account: '210000000001',
  user: 'ada',
  arn: 'arn:aws:iam::210000000001:user/ada',
  createdAt: 5,
  keys: [
    { id: one, status: 'Active', createdAt: 5 },
    { id: other, status: 'Active', createdAt: 7 },
  ],
};

function setUp(before: StoredCreateDates = {}) {
  const world = { kept: before, writes: 0, warned: 0 };
  const start = () =>
    createCreateDates({
      kept: {
        get: () => world.kept,
        set: (dates) => {
          world.writes += 1;
          if (world.warned < 0) throw new Error('the disk is full');
          world.kept = dates;
        },
      },
      log: { warn: () => (world.warned = 1) },
    });
  return { world, start };
}

describe('when a key was made', () => {
  test('is known after a restart, though AWS can’t be reached', () => {
    const { start } = setUp();
    const dates = start();
    dates.told(listed);
    dates.keep([one, other]);
    const after = start();
    after.told({ state: 'not known', failure: { code: 'OFFLINE' } });
    expect([after.of(one), after.of(other)]).toEqual([5, 7]);
  });

  test('is forgotten with the key: what no file holds is not kept', () => {
    const { start, world } = setUp({ [one]: 5, [other]: 7 });
    const dates = start();
    dates.keep([other]);
    expect(dates.of(one)).toBeUndefined();
    expect(world.kept).toEqual({ [other]: 7 });
  });

  test('is written down only where it is new', () => {
    const { start, world } = setUp({ [one]: 5, [other]: 7 });
    const dates = start();
    dates.told(listed);
    dates.keep([one, other]);
    expect(world.writes).toBe(0);
  });

  test('stays known where it can’t be written down', () => {
    const { start, world } = setUp();
    world.warned = -1;
    const dates = start();
    dates.told(listed);
    dates.keep([one]);
    expect(dates.of(one)).toBe(5);
    expect(world.warned).toBe(1);
  });
});
