import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGVariant } from '../../support/desktop/gvariant.ts';
import { readMessages } from '../../support/desktop/notification-log.ts';
import { quoted } from '../../support/desktop/session-bus.ts';
import { findItem, readLayout } from '../../support/desktop/tray-menu.ts';

describe('the text of GVariant', () => {
  it.each([
    ["('hello',)", ['hello']],
    ['(true, false)', [true, false]],
    ['(uint32 5, -3, 0x1f, 1.5, -2.5e-3)', [5, -3, 31, 1.5, -0.0025]],
    ["(objectpath '/a/b', @o '/c')", ['/a/b', '/c']],
    ['(@av [], @a{sv} {}, ())', [[], {}, []]],
    ['[byte 0x00, 0xff]', [0, 255]],
    ["{'label': <'A'>, 'enabled': <false>}", { label: 'A', enabled: false }],
    ["{uint32 7: <<'twice'>>}", { '7': 'twice' }],
    [`("it's", 'say "hi"')`, ["it's", 'say "hi"']],
    [String.raw`('a\'b\\c\n\u00e9\U0001f511')`, ["a'b\\c\né🔑"]],
    ['(<[(1, 2, [byte 0x61])]>,)', [[[1, 2, [97]]]]],
    ['[inf, -inf]', [Infinity, -Infinity]],
  ])('%s is understood', (text, value) => {
    expect(parseGVariant(text)).toEqual(value);
  });

  it.each(['', '(', "'open", '[1 2]', '{1}', '<1', '(1,) 2', 'nonsense', '{1: 2'])(
    '%j is refused',
    (text) => {
      expect(() => parseGVariant(text)).toThrow('Not GVariant text');
    },
  );

  it('gives back every string that was quoted for it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseGVariant(quoted(text))).toBe(text);
      }),
    );
  });
});

describe('a tray menu', () => {
  const layout = parseGVariant(
    `(uint32 3, (0, {'children-display': <'submenu'>}, [
      <(4, {'label': <'_Open Key_turn'>}, @av [])>,
      <(5, {'type': <'separator'>}, @av [])>,
      <(6, {'label': <'my__profile'>, 'enabled': <false>}, @av [])>,
      <(7, {'label': <'Later'>, 'children-display': <'submenu'>}, [<(8, {'label': <'Tomorrow'>}, @av [])>])>,
      <(9, {'label': <'Old'>, 'visible': <false>}, @av [])>,
      <(10, {'label': <'Check'>, 'toggle-type': <'checkmark'>, 'toggle-state': <0>}, @av [])>]))`,
  );
  const menu = readLayout(Array.isArray(layout) ? layout : []);

  it('has the labels that a person sees', () => {
    expect(menu.items.map(({ label }) => label)).toEqual([
      'Open Keyturn',
      '',
      'my_profile',
      'Later',
      'Old',
      'Check',
    ]);
  });

  it('tells what can be clicked and what is checked', () => {
    expect(menu.revision).toBe(3);
    expect(menu.items[1]?.type).toBe('separator');
    expect(menu.items[2]?.enabled).toBe(false);
    expect(menu.items[5]?.checked).toBe(false);
    expect(menu.items[0]).not.toHaveProperty('checked');
  });

  it('is searched by labels', () => {
    expect(findItem(menu.items, ['Later', 'Tomorrow']).id).toBe(8);
    expect(() => findItem(menu.items, ['Tomorrow'])).toThrow('no "Tomorrow"');
    expect(() => findItem(menu.items, ['Old'])).toThrow('no "Old"');
  });
});

describe('the record of notifications', () => {
  const call = `method call time=1.5 sender=:1.5 -> destination=:1.3 serial=8 path=/org/freedesktop/Notifications; interface=org.freedesktop.Notifications; member=Notify
   string "Keyturn"
   uint32 0
   string ""
   string "Rotated "default""
   string "first line
second line"
   array [
      string "default"
   ]
   array [
   ]
   int32 -1
`;
  const answer = `method return time=1.6 sender=:1.3 -> destination=:1.5 serial=9 reply_serial=8
   uint32 42
`;
  const click = `signal time=1.7 sender=:1.3 -> destination=(null destination) serial=10 path=/org/freedesktop/Notifications; interface=org.freedesktop.Notifications; member=ActionInvoked
   uint32 42
   string "default"
`;
  const notification = {
    application: 'Keyturn',
    summary: 'Rotated "default"',
    body: 'first line\nsecond line',
  };

  it('has each notification as it was sent, with the id it got', () => {
    expect(readMessages(call + answer).notifications).toEqual([{ ...notification, id: 42 }]);
  });

  it('has no id before the answer, nor by an answer to somebody else', () => {
    const elsewhere = answer.replace('destination=:1.5', 'destination=:1.55');
    expect(readMessages(call + elsewhere).notifications).toEqual([
      { ...notification, id: undefined },
    ]);
  });

  it('leaves out what has not arrived completely', () => {
    expect(readMessages(call.slice(0, call.indexOf('second'))).notifications).toEqual([]);
  });

  it('keeps several apart', () => {
    const second = call.replace('serial=8', 'serial=12').replace('"Keyturn"', '"Other"');
    const { notifications } = readMessages(call + answer + second);
    expect(notifications.map(({ application }) => application)).toEqual(['Keyturn', 'Other']);
  });

  it('tells which were clicked', () => {
    expect(readMessages(call + answer + click).actedOn).toEqual([42]);
  });
});
