import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Bus } from '../../../../main/desktop/bus/bus.ts';
import {
  createNotificationText,
  watchNotificationMarkup,
} from '../../../../main/desktop/notifications/notification-text.ts';

const quiet = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const named = 'a&b <b>bold</b> &amp;: overdue';
const asText = 'a&amp;b &lt;b&gt;bold&lt;/b&gt; &amp;amp;: overdue';

/** A bus with a notification daemon that can these things; one that never answers, or none. */
function busWith(first: readonly string[] | 'silent' | 'none') {
  let daemon = first;
  let tell: () => void = () => undefined;
  const asked: string[] = [];
  const bus: Bus = {
    name: () => ':1.6',
    call: async ({ member, destination }) => {
      asked.push(member);
      if (member === 'NameHasOwner') return [daemon !== 'none'];
      if (destination !== 'org.freedesktop.Notifications' || typeof daemon === 'string') {
        throw new Error('the bus does not answer');
      }
      return [daemon];
    },
    hear: async ({ about }, listener) => {
      expect(about).toBe('org.freedesktop.Notifications');
      tell = () => {
        listener([]);
      };
    },
    end: () => undefined,
  };
  return {
    bus,
    asked,
    becomes: async (next: typeof first) => {
      daemon = next;
      tell();
      await turn();
      await turn();
    },
  };
}

test('a name is no markup on Linux, as long as nobody says that it would not be read as such', () => {
  expect(createNotificationText('linux').body(named)).toBe(asText);
});

test.each(['darwin', 'win32'] as const)('on %s a body is shown letter by letter', (platform) => {
  const text = createNotificationText(platform);
  text.readsMarkup(true);
  expect(text.body(named)).toBe(named);
});

test.each([
  { can: ['body', 'body-markup'], shows: asText },
  { can: ['body', 'actions'], shows: named },
  { can: 'silent', shows: asText },
  { can: 'none', shows: asText },
] as const)(
  'where the daemon can $can, the body is what a person then reads',
  async ({ can, shows }) => {
    const text = createNotificationText('linux');
    await watchNotificationMarkup(busWith(can).bus, text.readsMarkup, quiet);
    expect(text.body(named)).toBe(shows);
  },
);

test('a daemon that takes another’s place is asked as well, and none is started by asking', async () => {
  const text = createNotificationText('linux');
  const { bus, asked, becomes } = busWith('none');
  await watchNotificationMarkup(bus, text.readsMarkup, quiet);
  expect(asked).toEqual(['NameHasOwner']);
  await becomes(['body']);
  expect(text.body(named)).toBe(named);
  await becomes(['body', 'body-markup']);
  expect(text.body(named)).toBe(asText);
});
