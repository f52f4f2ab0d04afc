import { describe, expect, test } from 'vitest';
import { type Patience, retryWhileBusy, toChange, toRead } from '../../../main/disk/busy-retry.ts';

/** A clock that moves only by the waits that are requested. */
function clock(): { now: () => number; wait: (milliseconds: number) => Promise<void> } {
  let time = 0;
  return {
    now: () => time,
    wait: async (milliseconds) => {
      await Promise.resolve();
      time += milliseconds;
    },
  };
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

async function tries(
  failures: number,
  code: string,
  platform: NodeJS.Platform,
  patience: Omit<Patience, 'platform'> = toChange,
): Promise<number> {
  let count = 0;
  const action = async (): Promise<void> => {
    await Promise.resolve();
    count += 1;
    if (count <= failures) throw systemError(code);
  };
  await retryWhileBusy(action, { ...patience, platform, pause: clock() }).catch(() => undefined);
  return count;
}

describe('a file that another program holds', () => {
  test.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again on Windows: %s', async (code) => {
    expect(await tries(20, code, 'win32')).toBe(21);
  });

  test('is given up after a minute, with what the system said', async () => {
    const time = clock();
    const action = async (): Promise<void> => {
      await Promise.resolve();
      throw systemError('EBUSY');
    };
    const trying = retryWhileBusy(action, { ...toChange, platform: 'win32', pause: time });
    await expect(trying).rejects.toMatchObject({ name: 'FileHeldError', code: 'EBUSY' });
    expect(time.now()).toBeGreaterThanOrEqual(60_000);
    expect(time.now()).toBeLessThan(61_000);
  });

  test('that is only read is not tried again where reading is not allowed', async () => {
    expect(await tries(20, 'EBUSY', 'win32', toRead)).toBe(21);
    expect(await tries(20, 'EPERM', 'win32', toRead)).toBe(1);
  });

  test('is not tried again elsewhere, nor for another reason', async () => {
    expect(await tries(20, 'EBUSY', 'linux')).toBe(1);
    expect(await tries(20, 'ENOSPC', 'win32')).toBe(1);
  });
});
