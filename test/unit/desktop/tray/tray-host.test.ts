import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Bus, BusSignal } from '../../../../main/desktop/bus/bus.ts';
import { watchNetwork } from '../../../../main/desktop/bus/network-manager.ts';
import { watchTrayHost } from '../../../../main/desktop/tray/tray-host.ts';

const quiet = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

const us = ':1.6';
/** The process behind each name on the bus. */
const makers = new Map<string, number>([
  [us, 7],
  [':1.7', 7],
  ['org.kde.StatusNotifierItem-5-1', 5],
]);
const ours = ':1.7/StatusNotifierItem';
const oursInGnome = ':1.7@/StatusNotifierItem';
const another = 'org.kde.StatusNotifierItem-5-1';
const gone = ':1.8/StatusNotifierItem';

/** A bus with a panel that comes and goes. */
function busWith(first: string | undefined, knownFirst: readonly string[] = [another, ours]) {
  let owner = first;
  let known: readonly string[] | undefined = knownFirst;
  let isHost = true;
  const heard: { readonly signal: BusSignal; readonly tell: (body: readonly unknown[]) => void }[] =
    [];
  const bus: Bus = {
    // This process is not called 7 by itself.
    name: () => us,
    call: async ({ destination, member, body = [] }) => {
      switch (member) {
        case 'NameHasOwner':
          return [owner !== undefined];
        case 'GetNameOwner':
          return [owner];
        case 'Get':
          if (body[1] === 'IsStatusNotifierHostRegistered') return [{ value: isHost }];
          // One panel is asked, and not whichever shows icons by then.
          if (destination !== owner || known === undefined) throw new Error('no answer');
          return [{ value: known }];
        case 'GetConnectionUnixProcessID': {
          const maker = makers.get(body[0] ?? '');
          if (maker === undefined) throw new Error('no such name');
          return [maker];
        }
        default:
          throw new Error(member);
      }
    },
    hear: async (signal, tell) => {
      heard.push({ signal, tell });
    },
    end: () => undefined,
  };
  async function say(member: string, body: readonly unknown[] = []): Promise<void> {
    for (const { signal, tell } of heard) if (signal.member === member) tell(body);
    await turn();
    await turn();
  }
  return {
    bus,
    say,
    owned: async (by: string | undefined) => {
      owner = by;
      await say('NameOwnerChanged');
    },
    /** As it is before the bus tells of it. */
    replaced: (by: string) => {
      owner = by;
    },
    knows: (items: readonly string[] | undefined) => {
      known = items;
    },
    host: async (there: boolean) => {
      isHost = there;
      await say(there ? 'StatusNotifierHostRegistered' : 'StatusNotifierHostUnregistered');
    },
  };
}

/** A clock on which time goes by when it is let: to the end of every wait there is. */
function pausedClock() {
  const waiting: (() => void)[] = [];
  const waits: number[] = [];
  return {
    waits,
    sleep: (milliseconds: number) => {
      waits.push(milliseconds);
      return new Promise<void>((done) => {
        waiting.push(done);
      });
    },
    goOn: async () => {
      for (const done of waiting.splice(0)) done();
      for (let turns = 0; turns < 4; turns += 1) await turn();
    },
  };
}

async function watched(first: string | undefined, known?: readonly string[]) {
  const desktop = busWith(first, known);
  const told: string[] = [];
  const news = {
    is: (there: boolean) => void told.push(there ? 'there' : 'none'),
    came: () => void told.push('came'),
  };
  const clock = pausedClock();
  await watchTrayHost(desktop.bus, news, { clock, log: quiet });
  return { ...desktop, told, clock };
}

test.each([ours, oursInGnome])(
  'a panel that is there from the beginning, and knows the icon as %s, is told once',
  async (icon) => {
    const { told, host, clock } = await watched(':1.2', [another, icon]);
    await clock.goOn();
    await host(true);
    expect(told).toEqual(['there']);
  },
);

test.each([{ known: [] }, { known: [another, gone] }])(
  'a panel that came before it was watched, and knows of $known alone, gets the icon anew',
  async ({ known }) => {
    const { told, host, clock } = await watched(':1.2', known);
    await clock.goOn();
    await host(true);
    expect(told).toEqual(['there', 'came']);
  },
);

test('a panel that was restarted is left the time to hear of the icon by itself', async () => {
  const { told, owned, knows, clock } = await watched(':1.2');
  await clock.goOn();
  await owned(undefined);
  knows([another]);
  await owned(':1.3');
  knows([another, ours]);
  await clock.goOn();
  expect(told).toEqual(['there', 'none', 'there']);
});

test('the icon is made anew for a panel that does not take it, twice at most', async () => {
  const { told, owned, host, knows, clock } = await watched(undefined);
  knows([another]);
  await owned(':1.2');
  // The bus tells of a panel more than once.
  await host(true);
  for (let times = 0; times < 6; times += 1) await clock.goOn();
  expect(told).toEqual(['none', 'there', 'came', 'came']);
  expect(clock.waits).toEqual([500, 2_000]);
});

test('a panel that has taken the icon is left alone, and so is one that has gone', async () => {
  const { told, owned, knows, clock } = await watched(undefined);
  knows([]);
  await owned(':1.2');
  await clock.goOn();
  knows([ours]);
  await clock.goOn();
  await clock.goOn();
  expect(told).toEqual(['none', 'there', 'came']);
  knows([]);
  await owned(':1.3');
  await owned(undefined);
  await clock.goOn();
  expect(told.slice(3)).toEqual(['none']);
});

test('a panel that does not tell of icons is taken to know ours if it was there from the beginning', async () => {
  const { told, owned, knows, clock } = await watched(':1.2');
  knows(undefined);
  await clock.goOn();
  expect(told).toEqual(['there']);
  await owned(':1.3');
  await clock.goOn();
  expect(told).toEqual(['there', 'came']);
});

test('a panel that is gone before it answers is not told of, and the next one is asked in its own time', async () => {
  const { told, owned, replaced, knows, clock } = await watched(undefined);
  knows([]);
  await owned(':1.2');
  replaced(':1.3');
  await clock.goOn();
  expect(told).toEqual(['none', 'there']);
  await owned(':1.3');
  knows([ours]);
  await clock.goOn();
  expect(told).toEqual(['none', 'there']);
});

test('a panel that is switched off and on again is asked once, and not by whom it was before', async () => {
  const { told, host, knows, clock } = await watched(':1.2');
  knows([]);
  await host(false);
  await host(true);
  await clock.goOn();
  expect(told).toEqual(['there', 'none', 'there', 'came']);
});

test('a panel that comes later, goes and comes again, each time without the icon', async () => {
  const { told, owned, knows, clock } = await watched(undefined);
  knows([]);
  await owned(':1.2');
  await clock.goOn();
  await owned(undefined);
  await owned(':1.3');
  await clock.goOn();
  expect(told).toEqual(['none', 'there', 'came', 'none', 'there', 'came']);
});

test('a panel that takes the place of another, and has not heard of the icon, gets it', async () => {
  const { told, owned, knows, clock } = await watched(':1.2');
  await clock.goOn();
  knows([another]);
  await owned(':1.9');
  await clock.goOn();
  expect(told).toEqual(['there', 'came']);
});

test('a watcher without anybody who shows icons is no tray, and remembers the icon', async () => {
  const { told, host, clock } = await watched(':1.2');
  await host(false);
  await host(true);
  await clock.goOn();
  expect(told).toEqual(['there', 'none', 'there']);
});

test('a bus that does not answer tells nothing, and stops nothing', async () => {
  const bus: Bus = {
    name: () => '',
    call: () => Promise.reject(new Error('gone')),
    hear: () => Promise.reject(new Error('gone')),
    end: () => undefined,
  };
  const is = vi.fn();
  await watchTrayHost(bus, { is, came: is }, { clock: pausedClock(), log: quiet });
  expect(is).not.toHaveBeenCalled();
});

test('a network that comes back is told, one that was there is not', async () => {
  const { bus, say } = busWith(undefined);
  const came = vi.fn();
  await watchNetwork(bus, came, quiet);
  await say('StateChanged', [70]);
  expect(came).not.toHaveBeenCalled();
  await say('StateChanged', [20]);
  await say('StateChanged', [40]);
  await say('StateChanged', [70]);
  await say('StateChanged', [60]);
  expect(came).toHaveBeenCalledOnce();
});
