import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readManaged } from '../../../../shared/application/managed-text.ts';
import { Limits } from '../../../../shared/settings/due.ts';
import {
  isAllowedAccount,
  ManagedFile,
  managedLimits,
  managedPolicy,
  ManagedRules,
  rulesInDoubt,
} from '../../../../shared/settings/managed.ts';
import { Policy } from '../../../../shared/settings/policy.ts';

const upTo = (most: number) => {
  const days = fc.integer({ min: 1, max: most });
  return fc
    .record({ atLeast: days, atMost: days }, { requiredKeys: [] })
    .filter(({ atLeast = 1, atMost = most }) => atLeast <= atMost);
};

const anyRules = fc.record(
  {
    dueDays: upTo(365),
    overdueDays: upTo(365),
    graceDays: upTo(90),
    retirement: fc.constantFrom('deactivate first', 'delete at once'),
    backups: fc.boolean(),
    updates: fc.boolean(),
    automatic: fc.boolean(),
    accounts: fc.array(fc.stringMatching(/^\d{12}$/), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);

const anyLimits = fc
  .tuple(fc.integer({ min: 1, max: 365 }), fc.integer({ min: 1, max: 365 }))
  .map(([one, two]) => ({ dueDays: Math.min(one, two), overdueDays: Math.max(one, two) }));

const anyPolicy = fc.record({
  backups: fc.boolean(),
  graceDays: fc.integer({ min: 1, max: 90 }),
  retirement: fc.constantFrom('deactivate first', 'delete at once'),
});

describe('what a person has chosen, within what the organisation allows', () => {
  test('limits stay limits, never later than allowed, and are the person’s own where they fit', () => {
    fc.assert(
      fc.property(anyLimits, anyRules, (own, rules) => {
        const held = managedLimits(own, rules);
        expect(Limits.safeParse(held).success).toBe(true);
        expect(held.overdueDays).toBeLessThanOrEqual(rules.overdueDays?.atMost ?? 365);
        expect(held.overdueDays).toBeGreaterThanOrEqual(rules.overdueDays?.atLeast ?? 1);
        expect(held.dueDays).toBeLessThanOrEqual(rules.dueDays?.atMost ?? 365);
        const isEarly = held.dueDays < (rules.dueDays?.atLeast ?? 1);
        expect(isEarly && held.dueDays !== held.overdueDays).toBe(false);
        expect(managedLimits(held, rules)).toEqual(held);
        expect(managedLimits(own, {})).toEqual(own);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeping and retiring go by the organisation, and by the person where it says nothing', () => {
    fc.assert(
      fc.property(anyPolicy, anyRules, (own, rules) => {
        const held = managedPolicy(own, rules);
        expect(Policy.safeParse(held).success).toBe(true);
        expect(held.backups).toBe(rules.backups ?? own.backups);
        expect(held.retirement).toBe(rules.retirement ?? own.retirement);
        expect(held.graceDays).toBeLessThanOrEqual(rules.graceDays?.atMost ?? 90);
        expect(held.graceDays).toBeGreaterThanOrEqual(rules.graceDays?.atLeast ?? 1);
        expect(managedPolicy(own, {})).toEqual(own);
      }),
      { numRuns: 2000 },
    );
  });

  test('the day on which a key is overdue wins over the day on which it may be due', () => {
    const rules = { dueDays: { atLeast: 100 }, overdueDays: { atMost: 60 } };
    const held = managedLimits({ dueDays: 80, overdueDays: 90 }, rules);
    expect(held).toEqual({ dueDays: 60, overdueDays: 60 });
  });
});

describe('the text of a policy file', () => {
  test('that is right is read as it is, with a byte order mark and a schema, too', () => {
    fc.assert(
      fc.property(anyRules, fc.constantFrom('', '\u{FEFF}'), (rules, mark) => {
        const file = { $schema: './policy.schema.json', version: 1, ...rules };
        const read = readManaged(`${mark}${JSON.stringify(file)}`);
        expect(read).toEqual({ rules, flaw: undefined });
      }),
    );
  });

  test('whatever it is, gives rules, stops nobody from rotating by a guess, and tells', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((text) => text.slice(0, -1)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const { rules, flaw } = readManaged(text);
        expect(ManagedRules.safeParse(rules).success).toBe(true);
        expect(isAllowedAccount('210000000001', rules)).toBe(true);
        expect(flaw).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['', 'null', '[]', '{ "version": 1,', '"policy"'])(
    'that is no object, %j, sets nothing but that Keyturn does nothing unasked',
    (text) => {
      expect(readManaged(text)).toEqual({ rules: rulesInDoubt, flaw: { flaw: 'not JSON' } });
    },
  );

  test.each([
    ['graceDays', { atLeast: 8, atMost: 7 }, {}],
    ['graceDays', { atMost: 120 }, {}],
    ['dueDays', 80, {}],
    ['overdueDays', { atMost: 90, most: 90 }, {}],
    ['backups', 'yes', {}],
    ['retirement', 'delete', {}],
    ['accounts', ['21000000001'], {}],
    ['accounts', [], {}],
    ['updates', 'no', { updates: false }],
    ['automatic', 'never', { automatic: false }],
    ['acounts', ['210000000001'], {}],
  ])('with a wrong %s, %j, names it, and holds to the rest', (field, value, instead) => {
    const text = `{ "version": 1, "overdueDays": { "atMost": 60 }, ${JSON.stringify(field)}: ${JSON.stringify(value)} }`;
    const rest = field === 'overdueDays' ? {} : { overdueDays: { atMost: 60 } };
    expect(readManaged(text)).toEqual({
      rules: { ...rest, ...instead },
      flaw: { flaw: 'field', field },
    });
  });

  test('of a newer version holds as far as it is understood', () => {
    const text = JSON.stringify({ version: 2, updates: true, backups: true, hours: { from: 8 } });
    expect(readManaged(text)).toEqual({
      rules: { updates: true, backups: true },
      flaw: { flaw: 'newer' },
    });
  });

  test('without a version is told', () => {
    expect(readManaged('{ "backups": true }')).toEqual({
      rules: { backups: true },
      flaw: { flaw: 'field', field: 'version' },
    });
    expect(ManagedFile.safeParse({ version: 1 }).success).toBe(true);
  });
});
