import { describe, expect, test } from 'vitest';
import { createShutdownTasks } from '../../../main/desktop/shutdown-tasks.ts';
import { createCountedClock } from '../../support/counted-clock.ts';

/** An application that is told to end, with a clipboard that may hold a key and a rotation that may be under way. */
function setUp({ holdsKey = false, rotates = false, emptying = () => Promise.resolve() } = {}) {
  const clock = createCountedClock();
  const did: string[] = [];
  const ending = createShutdownTasks({
    clock,
    tasks: [
      {
        isNeeded: () => holdsKey,
        act: () => {
          did.push('emptied the clipboard');
          return emptying();
        },
      },
      {
        isNeeded: () => rotates,
        act: async () => {
          did.push('paused');
        },
      },
    ],
    exit: () => did.push('exited'),
  });
  return {
    clock,
    did,
    /** Whether it was held back. */
    end: () => {
      let isHeldBack = false;
      ending({
        preventDefault: () => {
          isHeldBack = true;
        },
      });
      return isHeldBack;
    },
  };
}

describe('an application that ends', () => {
  test('ends at once where nothing has to be done', () => {
    const { end, did } = setUp();
    expect(end()).toBe(false);
    expect(did).toEqual([]);
  });

  test('lets no rotation begin while the clipboard is emptied', async () => {
    const { end, did, clock } = setUp({ holdsKey: true });
    expect(end()).toBe(true);
    expect(did).toContain('paused');
    await clock.pass(0);
    expect(did.at(-1)).toBe('exited');
  });

  test('is held back once, and then ends by itself, however often it is asked to', async () => {
    const { end, did, clock } = setUp({ rotates: true });
    expect([end(), end(), end()]).toEqual([true, true, true]);
    await clock.pass(0);
    expect(did).toEqual(['emptied the clipboard', 'paused', 'exited']);
  });

  test.each([
    ['fails', () => Promise.reject(new Error('clipboard'))],
    ['never ends', () => new Promise<void>(() => undefined)],
  ])('ends all the same where the clipboard %s', async (_how, emptying) => {
    const { end, did, clock } = setUp({ holdsKey: true, emptying });
    end();
    await clock.pass(15_000);
    expect(did.at(-1)).toBe('exited');
  });
});
