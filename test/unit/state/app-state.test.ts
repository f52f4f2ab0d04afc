import { describe, expect, test } from 'vitest';
import type { FilesReading } from '../../../main/credentials/credentials-files.ts';
import { createAppState } from '../../../main/state/app-state.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { stateOptions } from '../../support/app-state-options.ts';
import { createCountedClock } from '../../support/counted-clock.ts';
import { createFakeFiles } from '../../support/engine/files.ts';
import { given, pairNamed } from '../../support/engine/iam.ts';
import { createPower } from '../../support/engine/power.ts';
import { credentials } from '../../support/engine/world.ts';

/** The state over files whose readings end when a test says so. */
function slowFiles() {
  const files = createFakeFiles();
  const port = files.port(createPower(() => undefined));
  const readings: (() => void)[] = [];
  const state = createAppState(
    stateOptions({
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
    }),
  );
  /** Begins to read the files as they are now; what it gives ends the reading. */
  async function begin(): Promise<() => Promise<void>> {
    const turn = readings.length;
    const looked = state.lookAtFiles();
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
    const state = createAppState(stateOptions({ clock }));
    const told: Snapshot[] = [];
    state.subscribe((snapshot) => {
      told.push(snapshot);
    });
    return { clock, state, told };
  }

  test('have a higher number after every change, so that a window knows the newer one', async () => {
    const { clock, state, told } = listened();
    const first = state.current().number;
    for (let change = 0; change < 3; change += 1) {
      state.touch();
      await clock.pass(50);
    }
    const numbers = [first, ...told.map(({ number }) => number)];
    expect(numbers).toHaveLength(4);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
    expect(state.current().number).toBe(numbers.at(-1));
  });

  test('tell of a burst of changes once, 50 ms after the first', async () => {
    const { clock, state, told } = listened();
    for (let change = 0; change < 20; change += 1) state.touch();
    await clock.pass(49);
    expect(told).toEqual([]);
    await clock.pass(1);
    expect(told.map(({ number }) => number)).toEqual([state.current().number]);
  });
});
