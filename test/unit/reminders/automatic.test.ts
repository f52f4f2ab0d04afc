import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMonths, endings } from '../../support/automatic/world.ts';

const DAY = 24;

describe('keys that rotate by themselves', () => {
  test('are told a day before, rotated when due, and told of afterwards, again and again', async () => {
    const months = createMonths();
    months.switchOn('site');
    await months.pass(250 * DAY);
    expect(months.begun.map(({ key }) => key.profile)).toEqual(['site', 'site', 'site']);
    expect(months.notices).toEqual(
      [1, 2, 3].flatMap(() => ['site rotates tomorrow by itself', 'Rotated site by itself']),
    );
    expect(months.breaches).toEqual([]);
  });

  test('an overdue one is told of first, and rotates a day later', async () => {
    const months = createMonths();
    months.switchOn('shop');
    await months.pass(1);
    expect(months.notices).toEqual(['shop rotates tomorrow by itself']);
    await months.pass(22);
    expect(months.begun).toEqual([]);
    await months.pass(2);
    expect(months.begun).toHaveLength(1);
  });

  test('are not rotated while the organisation does not allow it, and go on afterwards', async () => {
    const months = createMonths();
    months.switchOn('shop');
    await months.pass(1);
    months.setAllowed(false);
    await months.pass(30 * DAY);
    expect(months.begun).toEqual([]);
    expect(() => {
      months.switchOn('site');
    }).toThrow('SET_BY_ORGANISATION');
    // Off is what anybody may choose.
    months.switch('site', false);

    months.setAllowed(true);
    await months.pass(2 * DAY);
    expect(months.begun.map(({ key }) => key.profile)).toEqual(['shop']);
    expect(months.breaches).toEqual([]);
  });

  test('one that was told of while the computer slept on rotates once it is awake', async () => {
    const months = createMonths();
    months.switchOn('shop');
    await months.pass(1);
    months.sleep(3 * DAY);
    await months.pass(1);
    expect(months.begun).toHaveLength(1);
    expect(months.breaches).toEqual([]);
  });

  test('a clock that is set two days ahead shortens nobody’s day', async () => {
    const months = createMonths();
    months.switchOn('shop');
    await months.pass(1);
    months.setOnline(false);
    months.setClock(2 * DAY * 3_600_000);
    await months.pass(3);
    months.setOnline(true);
    await months.pass(3);
    expect(months.begun).toEqual([]);
    await months.pass(DAY);
    expect(months.begun).toHaveLength(1);
    expect(months.breaches).toEqual([]);
  });

  test('after three failures it stops and says so, until a person switches it on again', async () => {
    const months = createMonths();
    months.endsNext('fails');
    months.switchOn('shop');
    await months.pass(20 * DAY);
    expect(months.begun).toHaveLength(3);
    expect(months.notices).toEqual([
      'shop rotates tomorrow by itself',
      'Could not rotate shop by itself',
    ]);
    months.endsNext('well');
    months.switchOn('shop');
    await months.pass(2 * DAY);
    expect(months.begun).toHaveLength(4);
    expect(months.notices.at(-1)).toBe('Rotated shop by itself');
  });

  test('a try that does not reach AWS counts for nothing, however many there are', async () => {
    const months = createMonths();
    months.endsNext('not reached');
    months.switchOn('shop');
    await months.pass(5 * DAY);
    expect(months.begun.length).toBeGreaterThan(3);
    expect(months.notices).toEqual(['shop rotates tomorrow by itself']);
    months.endsNext('well');
    await months.pass(DAY);
    expect(months.notices.at(-1)).toBe('Rotated shop by itself');
    expect(months.breaches).toEqual([]);
  });

  test('nothing is begun in the moment in which the network has gone, whatever else happens in it', async () => {
    const months = createMonths();
    months.switchOn('site');
    months.switchOn('blog');
    months.sleep(75 * DAY);
    await months.pass(1);
    months.endsNext('open');
    await months.pass(DAY);
    expect(months.begun).toHaveLength(1);
    // What has kept the other key of this user waiting is over.
    months.endsNext('well');
    months.settleOpen();
    months.setOnline(false);
    months.switch('shop', true);
    expect(months.begun).toHaveLength(1);
    expect(months.breaches).toEqual([]);
    months.setOnline(true);
    await months.pass(1);
    expect(months.begun).toHaveLength(2);
  });

  test('one that asks is put away, and has failed for what it asked', async () => {
    const months = createMonths();
    months.endsNext('asks');
    months.switchOn('shop');
    await months.pass(5 * DAY);
    expect(months.views()).toEqual([]);
    const [, , shop] = months.keys;
    expect(months.choiceOf(shop?.id ?? '')).toMatchObject({
      failures: 3,
      stoppedBecause: { code: 'ACCESS_DENIED', action: 'iam:DeleteAccessKey' },
    });
  });

  test('one that a person cancels is not tried again', async () => {
    const months = createMonths();
    months.endsNext('cancelled');
    months.switchOn('shop');
    await months.pass(5 * DAY);
    expect(months.begun).toHaveLength(1);
    expect(months.notices.at(-1)).toBe('Could not rotate shop by itself');
  });

  test('one that is left open is not tried again before a person has said so', async () => {
    const months = createMonths();
    months.endsNext('open');
    months.switchOn('shop');
    await months.pass(2 * DAY);
    months.settleOpen();
    await months.pass(5 * DAY);
    expect(months.begun).toHaveLength(1);
    expect(months.notices.at(-1)).toBe('Could not rotate shop by itself');
  });

  test('three crashes in the middle are three failures', async () => {
    const months = createMonths();
    months.switchOn('shop');
    await months.pass(DAY);
    for (let crash = 0; crash < 6; crash += 1) {
      await months.passUntilBegun();
      months.restart(false);
    }
    await months.pass(5 * DAY);
    expect(months.begun).toHaveLength(3);
    expect(months.notices.at(-1)).toBe('Could not rotate shop by itself');
  });

  test('one that a crash has interrupted and recovery finished is told of, and stays on', async () => {
    const months = createMonths();
    months.switchOn('shop');
    await months.passUntilBegun();
    months.restart(true);
    await months.pass(1);
    expect(months.notices.at(-1)).toBe('Rotated shop by itself');
    const [, , shop] = months.keys;
    expect(months.choiceOf(shop?.id ?? '')).toMatchObject({ failures: 0 });
    expect(months.answers.get(shop?.id ?? '')).toBe('only here');
  });

  test('one that is used elsewhere can’t be switched on, and one that has become so waits', async () => {
    const months = createMonths();
    const [site, , shop] = months.keys;
    months.answers.set(site?.id ?? '', 'also elsewhere');
    expect(() => {
      months.switchOn('site');
    }).toThrow('NOT_BY_ITSELF');
    months.switchOn('shop');
    months.answers.set(shop?.id ?? '', 'also elsewhere');
    await months.pass(5 * DAY);
    expect(months.notices).toEqual([]);
    expect(months.begun).toEqual([]);
  });

  test('the next moment of interest is when a person is to be told, then when it rotates', async () => {
    const months = createMonths();
    expect(months.next()).toBeUndefined();
    months.switchOn('site');
    await months.pass(1);
    const due = (months.keys[0]?.createdAt ?? 0) + 80 * DAY * 3_600_000;
    expect(months.next()).toBeGreaterThanOrEqual(due - DAY * 3_600_000);
    expect(months.next()).toBeLessThan(due - (DAY - 1) * 3_600_000);
  });
});

const events = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('pass'), hours: fc.integer({ min: 1, max: 120 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('sleep'), hours: fc.integer({ min: 1, max: 900 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('online'), is: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('clock'),
      hours: fc.integer({ min: -2000, max: 2000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart'), journalled: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ends'), as: fc.constantFrom(...endings) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash'), journalled: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('answer'),
      key: fc.nat(2),
      is: fc.constantFrom('only here', 'also elsewhere'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mfa'), key: fc.nat(2), is: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('switch'), key: fc.nat(2), on: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle open') }) },
);

type Months = ReturnType<typeof createMonths>;
type Event = typeof events extends fc.Arbitrary<infer One> ? One : never;

async function happens(months: Months, event: Event): Promise<void> {
  if ('hours' in event) {
    if (event.do === 'pass') await months.pass(event.hours);
    if (event.do === 'sleep') months.sleep(event.hours);
    if (event.do === 'clock') months.setClock(event.hours * 3_600_000);
  } else if ('as' in event) {
    months.endsNext(event.as);
  } else if ('journalled' in event) {
    if (event.do === 'crash') await months.passUntilBegun();
    months.restart(event.journalled);
  } else if ('key' in event) {
    const key = months.keys[event.key];
    if (key === undefined) return;
    if ('on' in event) months.switch(key.profile, event.on);
    else if (typeof event.is === 'boolean') key.mfa = event.is;
    else months.answers.set(key.id, event.is);
  } else if ('is' in event) {
    months.setOnline(event.is);
  } else {
    months.settleOpen();
  }
}

test('over months of sleep, restarts, offline spells and clock jumps no promise is broken', async () => {
  let rotations = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(events, { minLength: 20, maxLength: 60 }), async (story) => {
      const months = createMonths();
      for (const { profile } of months.keys) months.switchOn(profile);
      for (const event of story) await happens(months, event);
      rotations += months.begun.length;
      expect(months.breaches).toEqual([]);
    }),
    { numRuns: 50 },
  );
  // The stories are about something.
  expect(rotations).toBeGreaterThan(20);
}, 60_000);
