import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createNotifier,
  type NotificationEvents,
  type NotificationSystem,
} from '../../../../main/desktop/notifications/notifier.ts';

const quiet = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const open = vi.fn<(profile: string | undefined) => void>();
const press = vi.fn();
const button = { label: 'Tomorrow', verb: 'remind tomorrow', key: 'AKIA1' } as const;
const notice = { title: 'A key is due', body: 'It is 80 days old.', profile: 'default' } as const;

/** A system whose notifications are heard only while somebody holds on to them, as Electron's are. */
function fakeSystem() {
  const shown: { readonly notification: WeakRef<object>; readonly events: NotificationEvents }[] =
    [];
  let activated: (what: 'clicked' | 'pressed') => void = () => undefined;
  const closes: number[] = [];
  const system: NotificationSystem = {
    isSupported: () => true,
    show: (_, events) => {
      const number = shown.length;
      const notification = { close: () => closes.push(number) };
      shown.push({ notification: new WeakRef(notification), events });
      return notification;
    },
    hearAll: (heard) => {
      activated = heard;
    },
  };
  return {
    system,
    closes,
    eventsOf: (number: number): NotificationEvents => {
      const found = shown[number];
      if (found === undefined) throw new Error('not shown');
      return found.events;
    },
    activate: (what: 'clicked' | 'pressed') => {
      activated(what);
    },
  };
}

function notifierOn(platform: NodeJS.Platform, fake: ReturnType<typeof fakeSystem>) {
  const options = { open, press, body: (text: string) => text, platform, log: quiet };
  return createNotifier(options, fake.system);
}

beforeEach(() => {
  vi.clearAllMocks();
});

describe('a reminder that Windows has put into its list', () => {
  test('still has its buttons: one whose key is put off brings up no window', () => {
    const fake = fakeSystem();
    notifierOn('win32', fake)({ ...notice, buttons: [button] });
    fake.eventsOf(0).closed(false);
    fake.eventsOf(0).pressed(0);
    // Windows tells of it in general, too.
    fake.activate('pressed');
    expect(press).toHaveBeenCalledWith(button);
    expect(open).not.toHaveBeenCalled();
  });

  test('leads to its profile when it is clicked there', () => {
    const fake = fakeSystem();
    notifierOn('win32', fake)(notice);
    fake.eventsOf(0).closed(false);
    fake.eventsOf(0).clicked();
    expect(open).toHaveBeenCalledWith('default');
  });

  test('is taken away from there when it is over', () => {
    const fake = fakeSystem();
    const takeAway = notifierOn('win32', fake)(notice);
    fake.eventsOf(0).closed(false);
    takeAway();
    expect(fake.closes).toEqual([0]);
  });

  test('opens the window, also when an earlier run of Keyturn has shown it', () => {
    const fake = fakeSystem();
    const notify = notifierOn('win32', fake);
    notify(notice);
    fake.eventsOf(0).closed(true);
    fake.activate('clicked');
    fake.activate('pressed');
    expect(open.mock.calls).toEqual([[undefined], [undefined]]);
  });
});

test('a button that can’t do its work leads to the window', () => {
  const fake = fakeSystem();
  press.mockImplementationOnce(() => {
    throw new Error('no');
  });
  notifierOn('darwin', fake)({ ...notice, buttons: [button] });
  fake.eventsOf(0).pressed(0);
  expect(open).toHaveBeenCalledWith('default');
});
