import { expect, test, vi } from 'vitest';
import { createLastUses, type StoredUses } from '../../../main/snapshot/last-uses.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { type AccessKeyId, accessKeyId } from '../../../shared/values/identifiers.ts';
import type { LastUse } from '../../../shared/values/key-facts.ts';

const HOUR = 60 * 60_000;

function idOf(word: string): AccessKeyId {
  const found = accessKeyId(word);
  if (found === undefined) throw new Error('the id is well-formed');
  return found;
}

const id = idOf('AKIAIOSFODNN7EXAMPLE');
const other = idOf('AKIAI44QH8DHBEXAMPLE');

function used(at: number, service: string): LastUse {
  return { known: 'used', at, service, region: 'eu-central-1' };
}

/** Uses over a clock that the test sets, and what is kept of them. */
function watch(before: StoredUses = {}) {
  let now = 100 * HOUR;
  let stored = before;
  const log = { warn: vi.fn() };
  const make = () =>
    createLastUses({
      now: () => now,
      kept: {
        get: () => stored,
        set: (uses) => {
          stored = uses;
        },
      },
      log,
    });
  return {
    make,
    log,
    stored: () => stored,
    setClock: (to: number) => {
      now = to;
    },
  };
}

test('a use of another service is a use by others, whoever asked last', () => {
  const uses = watch().make();
  uses.signed(id);
  uses.told(id, used(100 * HOUR, 's3'));
  expect(uses.of(id)).toEqual(used(100 * HOUR, 's3'));
});

test('our own hourly look does not count as a use, and what was seen before stays', () => {
  const { make, setClock } = watch();
  const uses = make();
  uses.told(id, used(90 * HOUR, 'ec2'));
  uses.signed(id);
  setClock(101 * HOUR);
  uses.told(id, used(100 * HOUR + 60_000, 'sts'));
  expect(uses.of(id)).toEqual(used(90 * HOUR, 'ec2'));
});

test('a look beside a rotation that signs right now is told from others by the time of the look before', () => {
  const { make, setClock } = watch();
  const uses = make();
  uses.signed(id);
  setClock(101 * HOUR);
  uses.signed(id);
  uses.told(id, used(100 * HOUR, 'iam'));
  expect(uses.of(id)).toBeUndefined();
});

test('somebody else asks AWS who they are: that is a use', () => {
  const { make, setClock } = watch();
  const uses = make();
  uses.signed(id);
  setClock(101 * HOUR);
  uses.told(id, used(100 * HOUR + 30 * 60_000, 'sts'));
  expect(uses.of(id)).toEqual(used(100 * HOUR + 30 * 60_000, 'sts'));
});

test('what AWS can not tell leaves what is known; that a key was never used is known', () => {
  const uses = watch().make();
  uses.told(id, { known: 'never' });
  uses.told(id, { known: 'not known' });
  expect(uses.of(id)).toEqual({ known: 'never' });
});

test('is kept over a restart, with our own times; keys that are gone are forgotten', () => {
  const { make, setClock, stored } = watch();
  const uses = make();
  uses.told(id, used(90 * HOUR, 's3'));
  uses.signed(id);
  uses.signed(other);
  uses.keep([id]);
  expect(Object.keys(stored())).toEqual([id]);
  setClock(102 * HOUR);
  const restarted = make();
  restarted.told(id, used(100 * HOUR, 'sts'));
  expect(restarted.of(id)).toEqual(used(90 * HOUR, 's3'));
});

test('of many requests a few times are kept', () => {
  const { make, setClock, stored } = watch();
  const uses = make();
  for (let hour = 0; hour < 50; hour += 1) {
    setClock(hour * HOUR);
    uses.signed(id);
    uses.signed(id);
  }
  uses.keep([id]);
  expect(stored()[id]?.own).toHaveLength(8);
  expect(stored()[id]?.own.at(-1)).toBe(49 * HOUR);
});

test('settings that can not be written stop nothing, and are told', () => {
  const log = { warn: vi.fn() };
  const uses = createLastUses({
    now: () => 0,
    kept: {
      get: () => ({}),
      set: () => {
        throw new FailureError({ code: 'FILE_NOT_SAVED' });
      },
    },
    log,
  });
  uses.told(id, used(1, 's3'));
  uses.keep([id]);
  expect(uses.of(id)).toEqual(used(1, 's3'));
  expect(log.warn).toHaveBeenCalledOnce();
});
