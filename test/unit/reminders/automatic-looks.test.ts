import { expect, test, vi } from 'vitest';
import { createAutomatic } from '../../../main/reminders/automatic.ts';
import type { AutomaticChoice } from '../../../shared/contract/automatic.ts';
import type { ProfileView } from '../../../shared/contract/snapshot.ts';
import { DAY } from '../../../shared/lib/time.ts';
import { defaultLimits } from '../../../shared/settings/due.ts';

const now = 1_000 * DAY;

/** Three keys of three users that rotate automatically, this many days old. */
function threeKeys(days: number) {
  const names = ['ada', 'bob', 'eve'];
  const profiles = names.map((name): ProfileView => ({
    name,
    keyId: `AKIA${name}`,
    account: '123456789012',
    user: name,
    places: [],
    sharesKeyWith: [],
    userKeys: [],
    standing: { can: 'rotate' },
    usedElsewhere: 'only here',
    age: { createdAt: now - days * DAY, days, due: 'fresh' },
  }));
  const choice: AutomaticChoice = { since: now - DAY, failures: 0, computer: 'desk' };
  let kept: Record<string, AutomaticChoice> = Object.fromEntries(
    profiles.map(({ keyId = '' }) => [keyId, choice]),
  );
  const snapshot = vi.fn(() => ({
    loaded: true,
    profiles,
    rotations: [],
    limits: defaultLimits,
  }));
  const notify = vi.fn();
  const automatic = createAutomatic({
    kept: {
      get: () => kept,
      set: (choices) => {
        kept = choices;
      },
    },
    answers: { get: () => undefined, set: () => undefined },
    replaced: () => [],
    snapshot,
    computer: 'desk',
    awsTime: { now: () => now, answers: () => 1 },
    now: () => now,
    rotator: {
      views: () => [],
      rotate: () => Promise.reject(new Error('none is due')),
      cancel: () => undefined,
      dismiss: () => Promise.resolve(),
    },
    notify,
    changed: () => undefined,
    log: {
      error: (message, cause) => {
        throw new Error(message, { cause });
      },
    },
  });
  return { automatic, snapshot, notify };
}

test('a look at which nothing is to be done takes one snapshot, however many keys there are', async () => {
  const { automatic, snapshot, notify } = threeKeys(10);
  await automatic.look();
  expect(snapshot).toHaveBeenCalledTimes(1);
  expect(notify).not.toHaveBeenCalled();
});

test('each key that a person is told of changes what holds for the next one: one more snapshot each', async () => {
  const { automatic, snapshot, notify } = threeKeys(95);
  await automatic.look();
  expect(notify).toHaveBeenCalledTimes(3);
  expect(snapshot).toHaveBeenCalledTimes(4);
});
