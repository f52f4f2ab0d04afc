import { describe, expect, test } from 'vitest';
import type { FilesReading } from '../../../main/credentials/credentials-files.ts';
import type { ProfileView, Snapshot } from '../../../shared/contract/snapshot.ts';
import { countKeys } from '../../../shared/keys/late-keys.ts';
import { summary } from '../../../shared/words/window.ts';
import { createTestedState } from '../../support/app-state.ts';
import { createCountedClock } from '../../support/counted-clock.ts';
import { createFakeAws } from '../../support/engine/aws.ts';
import { createFakeFiles } from '../../support/engine/files.ts';
import { given, pairNamed, userWith } from '../../support/engine/iam.ts';
import { createPower } from '../../support/engine/power.ts';
import { credentials } from '../../support/engine/world.ts';

/** The state over files whose readings end when a test says so. */
function slowFiles() {
  const files = createFakeFiles();
  const port = files.port(createPower(() => undefined));
  const readings: (() => void)[] = [];
  const { state, keys: known } = createTestedState({
    files: {
      ...port,
      read: async () => {
        const reading = await port.read();
        return new Promise<FilesReading>((resolve) => {
          readings.push(() => {
            resolve(reading);
          });
        });
      },
    },
  });
  /** Begins to read the files as they are now; what it gives ends the reading. */
  async function begin(): Promise<() => Promise<void>> {
    const turn = readings.length;
    const looked = known.lookAtFiles();
    while (readings.length === turn) await Promise.resolve();
    return async () => {
      given(readings[turn])();
      await looked;
    };
  }
  const keys = (): readonly (string | undefined)[] =>
    state.current().profiles.map(({ keyId }) => keyId);
  return { files, begin, keys };
}

describe('two readings of the files at once', () => {
  const [before, after] = [pairNamed('before'), pairNamed('after')];

  test('the one that began later counts, also where the other one ends last', async () => {
    const { files, begin, keys } = slowFiles();
    files.put(credentials, 'work', before);
    const endFirst = await begin();
    files.put(credentials, 'work', after);
    const endSecond = await begin();
    await endSecond();
    expect(keys()).toEqual([after.id]);
    await endFirst();
    expect(keys()).toEqual([after.id]);
  });

  test('the earlier one is shown until the later one ends', async () => {
    const { files, begin, keys } = slowFiles();
    files.put(credentials, 'work', before);
    const endFirst = await begin();
    files.put(credentials, 'work', after);
    const endSecond = await begin();
    await endFirst();
    expect(keys()).toEqual([before.id]);
    await endSecond();
    expect(keys()).toEqual([after.id]);
  });
});

describe('snapshots', () => {
  function listened() {
    const clock = createCountedClock();
    const { state, changes } = createTestedState({ clock });
    const told: Snapshot[] = [];
    state.subscribe((snapshot) => {
      told.push(snapshot);
    });
    return { clock, state, changes, told };
  }

  test('have a higher number after every change, so that a window knows the newer one', async () => {
    const { clock, state, changes, told } = listened();
    const first = state.current().number;
    for (let change = 0; change < 3; change += 1) {
      changes.touch();
      await clock.pass(50);
    }
    const numbers = [first, ...told.map(({ number }) => number)];
    expect(numbers).toHaveLength(4);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
    expect(state.current().number).toBe(numbers.at(-1));
  });

  test('tell of a burst of changes once, 50 ms after the first', async () => {
    const { clock, state, changes, told } = listened();
    for (let change = 0; change < 20; change += 1) changes.touch();
    await clock.pass(49);
    expect(told).toEqual([]);
    await clock.pass(1);
    expect(told.map(({ number }) => number)).toEqual([state.current().number]);
  });
});

describe('keys that AWS is too busy to answer for', () => {
  const [calm, busy] = [pairNamed('calm'), pairNamed('busy')];
  const throttled = { kind: 'refused', code: 'THROTTLED' } as const;

  /** Two users with a key each, both in a file. */
  function twoKeys() {
    const clock = createCountedClock();
    const aws = createFakeAws(
      clock,
      [calm, busy].map((pair) => userWith(pair, clock.now())),
    );
    const files = createFakeFiles();
    files.put(credentials, 'calm', calm);
    files.put(credentials, 'busy', busy);
    const power = createPower(() => undefined);
    const { state, keys } = createTestedState({
      clock,
      aws: aws.port(power),
      files: files.port(power),
    });
    const view = (name: string): ProfileView =>
      given(state.current().profiles.find((profile) => profile.name === name));
    const askedFor = (): readonly string[] => [
      ...new Set(aws.requests.splice(0).map(({ signer }) => signer)),
    ];
    return { aws, files, state, keys, view, askedFor };
  }

  test('are known to be unanswered, and asked about again alone', async () => {
    const { aws, state, keys, view, askedFor } = twoKeys();
    aws.trouble('ListAccessKeys', [throttled], busy.id);
    await keys.check();
    expect(view('busy').standing).toMatchObject({ can: 'not now', failure: { code: 'THROTTLED' } });
    expect(summary(countKeys(state.current()))).toBe(
      '1 key is overdue. The age of 1 is not known.',
    );
    expect(keys.unanswered()).toBe(1);
    askedFor();
    await keys.askAgain();
    expect(askedFor()).toEqual([busy.id]);
    expect(keys.unanswered()).toBe(0);
    expect(view('busy')).toMatchObject({ standing: { can: 'rotate' }, age: { days: 93 } });
  });

  test.each(['GetCallerIdentity', 'ListAccessKeys'] as const)(
    'keep what AWS has said of them before: %s is throttled later',
    async (action) => {
      const { aws, keys, view } = twoKeys();
      await keys.check();
      aws.trouble(action, [throttled], busy.id);
      await keys.check();
      expect(view('busy')).toMatchObject({ standing: { can: 'rotate' }, age: { days: 93 } });
      expect(keys.unanswered()).toBe(1);
    },
  );

  test('are asked about one after the other: AWS is busy already', async () => {
    const { aws, keys } = twoKeys();
    aws.alwaysTrouble('ListAccessKeys', throttled);
    await keys.check();
    expect(keys.unanswered()).toBe(2);
    aws.calm();
    aws.requests.length = 0;
    await keys.askAgain();
    const order = aws.requests.map(({ signer }) => signer);
    expect(order).toEqual(
      order.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)),
    );
    expect(new Set(order).size).toBe(2);
  });

  test('count no more once no file holds them, and not while there is no network at all', async () => {
    const { aws, files, keys } = twoKeys();
    aws.alwaysTrouble('GetCallerIdentity', { kind: 'refused', code: 'OFFLINE' });
    await keys.check();
    // The way back of the network is waited for elsewhere.
    expect(keys.unanswered()).toBe(0);
    aws.calm();
    aws.trouble('ListAccessKeys', [throttled], busy.id);
    await keys.check();
    expect(keys.unanswered()).toBe(1);
    files.content.get(credentials)?.delete('busy');
    await keys.lookAtFiles();
    expect(keys.unanswered()).toBe(0);
  });

  test('a refusal is an answer: it is not asked about again before the hour is over', async () => {
    const { aws, keys } = twoKeys();
    aws.alwaysTrouble('ListAccessKeys', { kind: 'refused', code: 'ACCESS_DENIED' });
    await keys.check();
    expect(keys.unanswered()).toBe(0);
  });
});
