import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newRecord, printRecord } from '../../../main/locks/lock-record.ts';
import { createLocks } from '../../../main/locks/locks.ts';
import { identifyThisProcess } from '../../../main/locks/process-identity.ts';
import {
  deadProcess,
  failureOfAction,
  holdUntilTold,
  inWorkshop,
  newGate,
  newWork,
} from './workshop.ts';

test('who judged a lock fallen and comes too late leaves the new one alone', () =>
  inWorkshop(async ({ keyturn, leaveLock, holder }) => {
    await leaveLock({ process: deadProcess() });
    const judging = newGate();
    const goOn = newGate();
    let asked = 0;
    const slow = keyturn({
      system: {
        startOf: async () => {
          asked += 1;
          if (asked > 1) return '';
          judging.open();
          await goOn.opened;
          return undefined;
        },
      },
    });
    const { work, done } = newWork();
    const late = failureOfAction(slow.hold(work));
    await judging.opened;
    const release = await holdUntilTold(keyturn());
    const taken = await holder();
    goOn.open();
    expect(await late).toMatchObject({ code: 'FILES_LOCKED', process: process.pid });
    expect(done()).toBe(false);
    expect(await holder()).toEqual(taken);
    await release();
  }));

test('while one takes a fallen lock away, another one keeps off it', () =>
  inWorkshop(async ({ lock, keyturn, leaveLock, holder, locksLeft }) => {
    const killed = deadProcess();
    await leaveLock({ process: killed });
    const fallen = await holder();
    // The claim of a second one who was killed as it did the same: the place where the first one is stopped.
    const other = newRecord({ ...(await identifyThisProcess()), process: 1 });
    await writeFile(`${lock}.0000000000000000-1-${other.nonce}.claim`, printRecord(other));
    const inside = newGate();
    const goOn = newGate();
    const first = keyturn({
      system: {
        startOf: async (number) => {
          if (number === killed) return undefined;
          inside.open();
          await goOn.opened;
          return undefined;
        },
      },
    });
    const { work, done } = newWork();
    const taking = first.hold(work);
    await inside.opened;
    const quick = keyturn({
      system: {
        patience: 300,
        startOf: (number) => Promise.resolve([1, killed].includes(number) ? undefined : ''),
      },
    });
    expect(await failureOfAction(quick.hold(work))).toMatchObject({ code: 'FILES_LOCKED' });
    expect(await holder()).toEqual(fallen);
    goOn.open();
    await taking;
    expect(done()).toBe(true);
    expect(await locksLeft()).toEqual([]);
  }));

// What takes a second on Linux takes a minute where each file is looked at by a virus scanner.
const lives = process.platform === 'win32' ? 25 : 150;

test('many that die while they hold are taken over by one at a time', () =>
  inWorkshop(async ({ credentials, keyturn }) => {
    const me = await identifyThisProcess();
    const alive = new Set<number>();
    let number = 10_000_000;
    let holder: number | undefined;
    let takeOvers = 0;
    let together = 0;

    async function live(): Promise<void> {
      const self = (number += 1);
      alive.add(self);
      const locks = createLocks({
        paths: () => Promise.resolve([credentials]),
        identity: { ...me, process: self, started: '1' },
        system: { startOf: (other) => Promise.resolve(alive.has(other) ? '1' : undefined) },
      });
      const died = newGate();
      const holding = locks.hold(async () => {
        if (holder !== undefined && alive.has(holder)) together += 1;
        if (holder !== undefined) takeOvers += 1;
        holder = self;
        for (let wait = 0; wait < 5; wait += 1) await setImmediate();
        if (holder !== self) together += 1;
        alive.delete(self);
        died.open();
        // Dead: it never releases it.
        await newGate().opened;
      });
      // Refused, it tries no more.
      await Promise.race([died.opened, holding.catch(() => undefined)]);
      alive.delete(self);
    }

    async function liveOn(): Promise<void> {
      while (takeOvers < lives) await live();
    }

    await Promise.all(Array.from({ length: 8 }, liveOn));
    expect(together).toBe(0);
    await keyturn().hold(() => Promise.resolve());
  }));
