import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bus, BusCall } from '../../../../main/desktop/bus/bus.ts';
import { createBusNotifier } from '../../../../main/desktop/notifications/bus-notifier.ts';

const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const open = vi.fn<(profile: string | undefined) => void>();
const notice = { title: 'A key is due', body: 'It is <80> days old.', profile: 'default' } as const;

/** A bus on which something shows notifications, or does not answer. */
function busThat(answers: (asked: BusCall) => Promise<readonly unknown[]>) {
  const calls: BusCall[] = [];
  const heard = new Map<string, (body: readonly unknown[]) => void>();
  const bus: Bus = {
    name: () => ':1.1',
    call: (asked) => {
      calls.push(asked);
      return answers(asked);
    },
    hear: async ({ member }, listener) => {
      heard.set(member, listener);
    },
    end: () => {
      heard.clear();
    },
  };
  return {
    bus,
    calls: (member: string) => calls.filter((asked) => asked.member === member),
    say: (member: string, ...body: readonly unknown[]) => heard.get(member)?.(body),
  };
}

function notifierOn(connect: () => Promise<Bus | undefined>) {
  const body = (text: string): string => text.replaceAll('<', '&lt;');
  return createBusNotifier({ connect, open, body, log, application: 'Keyturn' });
}

beforeEach(() => {
  vi.clearAllMocks();
});

describe('a notification', () => {
  test('leaves no connection open that can’t be listened to, and the next one has its own', async () => {
    const ended = vi.fn();
    const deaf: Bus = {
      ...busThat(async () => [7]).bus,
      hear: async () => Promise.reject(new Error('the bus does not answer')),
      end: ended,
    };
    const there = busThat(async () => [7]);
    const buses = [deaf, there.bus];
    const notify = notifierOn(async () => buses.shift());
    notify(notice);
    await turn();
    expect(ended).toHaveBeenCalledTimes(1);
    notify(notice);
    await turn();
    expect(there.calls('Notify')).toHaveLength(1);
  });

  test('says what it says, its body as what shows it reads it', async () => {
    const there = busThat(async () => [7]);
    notifierOn(async () => there.bus)(notice);
    await turn();
    const [asked] = there.calls('Notify');
    expect(asked?.typed?.values.slice(0, 5)).toEqual([
      'Keyturn',
      0,
      '',
      'A key is due',
      'It is &lt;80> days old.',
    ]);
  });

  test('leads to its profile when it is clicked, and that of another program to nothing', async () => {
    const there = busThat(async () => [7]);
    notifierOn(async () => there.bus)(notice);
    await turn();
    there.say('ActionInvoked', 8, 'default');
    expect(open).not.toHaveBeenCalled();
    there.say('ActionInvoked', 7, 'default');
    expect(open).toHaveBeenCalledWith('default');
  });

  test('is taken away when it is over', async () => {
    const there = busThat(async () => [7]);
    const takeAway = notifierOn(async () => there.bus)(notice);
    await turn();
    takeAway();
    takeAway();
    expect(there.calls('CloseNotification').map(({ typed }) => typed?.values)).toEqual([[7]]);
  });

  test('that was over before it could be shown is not shown, or taken away at once', async () => {
    const there = busThat(async () => [7]);
    notifierOn(async () => there.bus)(notice)();
    await turn();
    expect(there.calls('Notify')).toEqual([]);

    let answer: (values: readonly unknown[]) => void = () => undefined;
    const slow = busThat(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const takeAway = notifierOn(async () => slow.bus)(notice);
    await turn();
    takeAway();
    answer([9]);
    await turn();
    expect(slow.calls('CloseNotification').map(({ typed }) => typed?.values)).toEqual([[9]]);
  });
});

describe('where nothing shows notifications', () => {
  test('they are logged, and the next one is tried anew', async () => {
    const connect = vi.fn<() => Promise<Bus | undefined>>().mockRejectedValueOnce(new Error('no'));
    const there = busThat(async () => [7]);
    connect.mockResolvedValue(there.bus);
    const notify = notifierOn(connect);
    notify(notice);
    await turn();
    expect(log.error).toHaveBeenCalled();
    notify(notice);
    await turn();
    expect(there.calls('Notify')).toHaveLength(1);
  });

  test('nothing is done without a bus', async () => {
    notifierOn(async () => undefined)(notice)();
    await turn();
    expect(log.error).not.toHaveBeenCalled();
  });

  test('a service that hangs is handed five, and no more until it answers', async () => {
    const hanging = busThat(() => new Promise(() => undefined));
    const notify = notifierOn(async () => hanging.bus);
    for (let count = 0; count < 20; count += 1) notify(notice);
    await turn();
    expect(hanging.calls('Notify')).toHaveLength(5);
  });
});
