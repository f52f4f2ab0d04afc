import { expect, test } from 'vitest';
import { createRotator, type Rotator } from '../../../main/rotation/rotator.ts';
import type { RotationView } from '../../../shared/contract/rotation.ts';
import type { RotationId } from '../../../shared/values/identifiers.ts';
import { denyWithoutMfa } from '../../support/aws-double/index.ts';
import type { Moments } from '../../support/rotation-process/moments.ts';
import { realPorts } from '../../support/rotation-process/real-ports.ts';
import {
  roundTrips,
  type TimedRequest,
  timeRequests,
} from '../../support/rotation-process/round-trips.ts';
import { onlyHere, profile } from '../../support/rotation-process/scenes.ts';
import { setStage, type Stage } from '../../support/rotation-process/stage.ts';

// What is sent side by side has to overlap on a computer that does much else, too. In ms.
const slowness = 150;

type Course = {
  readonly view: RotationView | undefined;
  readonly requests: readonly TimedRequest[];
  /** How many of them had been answered when the new key was saved everywhere. */
  readonly untilSaved: number;
};

/** Rotates a key that is used only here, as the application would, and answers what is asked. */
async function course(
  stage: Stage,
  answer: (rotator: Rotator, id: RotationId) => Promise<void>,
): Promise<Course> {
  const requests = timeRequests(stage.aws, slowness);
  let untilSaved = 0;
  const moments: Moments = {
    begin: () => undefined,
    reach: () => Promise.resolve(),
    through: async (call, effect) => {
      const result = await effect();
      if (call === 'journal.append saved') untilSaved = requests.length;
      return result;
    },
    throughAws: (_, effect) => effect(),
    names: [],
  };
  const ports = realPorts(stage.orders({ prepare: [], acts: [] }), moments);
  // The application has listed the key before a person rotates it, and knows its account.
  const accountOf = () => stage.user.account;
  // No answer grows old on this clock, however busy the computer is.
  const began = ports.clock.now();
  const clock = { ...ports.clock, now: () => began, monotonic: () => 0 };
  const rotator = createRotator({ ...ports, accountOf, clock }, () => undefined);
  const id = await rotator.rotate(profile);
  await rotator.idle();
  if (rotator.views()[0]?.state === 'waiting for an answer') {
    await answer(rotator, id);
    await rotator.idle();
  }
  return { view: rotator.views()[0], requests, untilSaved };
}

function print(title: string, { requests, untilSaved }: Course): void {
  const trips = roundTrips(requests);
  const saved = roundTrips(requests.slice(0, untilSaved));
  const figures = [
    `${title}: ${String(requests.length)} requests in ${String(trips.length)} round trips;`,
    `${String(untilSaved)} and ${String(saved.length)} until the new key is saved`,
  ];
  const lines = trips.map((group, index) => `  ${String(index + 1)}. ${group.join(' | ')}`);
  process.stdout.write(`${[figures.join(' '), ...lines].join('\n')}\n`);
}

const nobodyAsks = () => Promise.reject(new Error('it asked'));

test('an untroubled rotation takes 15 requests at most, and 6 round trips until the new key is saved', async () => {
  const stage = await setStage(onlyHere);
  try {
    const untroubled = await course(stage, nobodyAsks);
    print('Untroubled', untroubled);
    expect(untroubled.view).toMatchObject({
      state: 'succeeded',
      retirement: { oldKey: 'deactivated' },
    });
    expect(untroubled.requests).toHaveLength(stage.aws.log.length);
    expect(untroubled.requests.length).toBeLessThanOrEqual(15);
    const saved = untroubled.requests.slice(0, untroubled.untilSaved);
    expect(saved.map(({ request }) => request.action)).toContain('CreateAccessKey');
    expect(roundTrips(saved).length).toBeLessThanOrEqual(6);
  } finally {
    await stage.close();
  }
});

test('an MFA code costs requests of its own, and no more proof', async () => {
  const stage = await setStage(onlyHere);
  try {
    const device = stage.user.addMfaDevice();
    stage.user.attachPolicy(denyWithoutMfa({ withPath: true }));
    const withMfa = await course(stage, (rotator, id) =>
      rotator.answer(id, {
        to: 'MFA code',
        device: device.serial,
        code: device.codeAt(),
      }),
    );
    print('With MFA', withMfa);
    expect(withMfa.view).toMatchObject({
      state: 'succeeded',
      retirement: { oldKey: 'deactivated' },
    });
    const actions = withMfa.requests.map(({ request }) => request.action);
    expect(actions.filter((action) => action === 'GetSessionToken')).toHaveLength(1);
    expect(actions.filter((action) => action === 'CreateAccessKey')).toHaveLength(1);
  } finally {
    await stage.close();
  }
});
