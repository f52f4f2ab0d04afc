import { afterEach, describe, expect, test } from 'vitest';
import type { ProfileView, Snapshot } from '../../../../shared/contract/snapshot.ts';
import { type MenuEntry, trayMenu } from '../../../../shared/tray/tray-menu.ts';
import { speak } from '../../../../shared/words/language.ts';
import { age, profiles } from '../../../support/fixtures/profiles.ts';
import { rotations } from '../../../support/fixtures/rotations.ts';
import { snapshots } from '../../../support/fixtures/snapshots.ts';

/** The menu as a person reads it; what stands in a submenu is set in. */
function read(entries: readonly MenuEntry[]): readonly string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'separator') return [];
    if (entry.kind !== 'submenu') return [entry.label];
    return [`${entry.label} ▸`, ...read(entry.entries).map((line) => `  ${line}`)];
  });
}

function menuOf(snapshot: Snapshot): readonly string[] {
  return read(trayMenu(snapshot, 'linux'));
}

function named(name: string, rest: Partial<ProfileView>): ProfileView {
  return { ...profiles.fresh, name, ...rest };
}

const end = ['Open Keyturn', 'Check now', 'Settings', 'Quit Keyturn'];
const endWithReminder = [
  'Open Keyturn',
  'Remind me later ▸',
  '  Tomorrow',
  '  In a week',
  'Check now',
  'Settings',
  'Quit Keyturn',
];

describe('the menu in another language', () => {
  afterEach(() => {
    speak('en');
  });

  test('is in that language down to its last entry', () => {
    const english = new Set(menuOf(snapshots.usual));
    speak('de');
    const german = menuOf(snapshots.usual);
    expect(german.filter((line) => english.has(line))).toEqual([]);
    expect(german).toEqual(
      expect.arrayContaining(['Später erinnern ▸', '  Morgen', '  In einer Woche']),
    );
  });
});

describe('the menu of a usual day', () => {
  test('names each key that can rotate once, with its age', () => {
    expect(menuOf(snapshots.usual)).toEqual([
      '1 key is overdue',
      'sandbox · 12 days · Rotate',
      'reports · 84 days · Rotate',
      'default · 93 days · Rotate',
      'dev, work · 41 days · Rotate',
      'Rotate all due',
      ...endWithReminder,
    ]);
  });

  test('rotates all that is due at once where that is more than one key', () => {
    expect(trayMenu(snapshots.usual, 'linux')).toContainEqual({
      kind: 'command',
      label: 'Rotate all due',
      command: { verb: 'rotate all due' },
    });
    expect(menuOf(snapshots.allFresh)).not.toContain('Rotate all due');
    const one = { ...snapshots.usual, profiles: [profiles.overdue, profiles.fresh] };
    expect(menuOf(one)).not.toContain('Rotate all due');
  });

  test('leaves out what can’t rotate, and always opens the window', () => {
    expect(menuOf(snapshots.nothingToRotate)).toEqual(['No key to rotate', ...end]);
  });

  test('offers to be reminded later only where there is something to be reminded of', () => {
    expect(menuOf(snapshots.allFresh)).not.toContain('Remind me later ▸');
    const oldKeyWorks = { ...snapshots.allFresh, rotations: [rotations.usedElsewhere] };
    expect(menuOf(oldKeyWorks)).toContain('Remind me later ▸');
    expect(trayMenu(snapshots.usual, 'linux')).toContainEqual({
      kind: 'submenu',
      label: 'Remind me later',
      entries: [
        { kind: 'command', label: 'Tomorrow', command: { verb: 'snooze', until: 'tomorrow' } },
        { kind: 'command', label: 'In a week', command: { verb: 'snooze', until: 'next week' } },
      ],
    });
  });

  test.each([
    ['default · 93 days · Rotate', { verb: 'rotate', profile: 'default' }],
    ['Open Keyturn', { verb: 'open' }],
    ['Check now', { verb: 'check now' }],
    ['Settings', { verb: 'settings' }],
    ['Quit Keyturn', { verb: 'quit' }],
  ] as const)('a click on “%s” asks for just that', (label, command) => {
    expect(trayMenu(snapshots.usual, 'linux')).toContainEqual({ kind: 'command', label, command });
  });
});

describe('each system', () => {
  test('macOS disables nothing, so the line of state opens the window there', () => {
    const [first] = trayMenu(snapshots.usual, 'darwin');
    expect(first).toEqual({
      kind: 'command',
      label: '1 key is overdue',
      command: { verb: 'open' },
    });
  });

  test.each(['win32', 'linux'])('on %s the line of state only tells', (platform) => {
    const [first] = trayMenu(snapshots.usual, platform);
    expect(first).toEqual({ kind: 'line', label: '1 key is overdue' });
  });
});

describe('a rotation', () => {
  test.each([
    ['is being checked', rotations.checking, 'Rotating default… checking the key and the files'],
    ['is being proven', rotations.proving, 'Rotating default… proving the new key'],
    ['is being saved', rotations.saving, 'Rotating default… saving the new key'],
    ['is being taken back', rotations.rollingBack, 'Rotating default… taking it back'],
    ['is being undone', rotations.undoing, 'Undoing the rotation of default…'],
    ['was undone', rotations.undone, 'Undone: default has its old key again'],
    ['asks', rotations.twoKeys, 'default needs you'],
    ['is open', rotations.answerLost, 'default needs you'],
    ['failed', rotations.readOnly, 'default needs you'],
  ] as const)('that %s stands in the place of its key, and opens the window', (...args) => {
    const [, rotation, label] = args;
    const menu = trayMenu(
      { ...snapshots.usual, rotations: [{ ...rotation, profiles: ['default'] }] },
      'linux',
    );
    expect(menu[4]).toEqual({ kind: 'command', label, command: { verb: 'open' } });
    expect(read(menu.slice(1)).filter((line) => line.includes('default'))).toHaveLength(1);
  });

  test('that succeeded is told until it is put away; then the key can be rotated again', () => {
    expect(menuOf(snapshots.asksWhereUsed)).toContain('Rotated default');
    const [seen] = [{ ...rotations.asksWhereUsed, seen: true }];
    const menu = menuOf({ ...snapshots.asksWhereUsed, rotations: [seen] });
    expect(menu).toContain('default · 0 days · Rotate');
    expect(menu).not.toContain('Rotated default');
  });

  test('that nobody put away does not hide that its new key is due by now', () => {
    const late = { ...snapshots.usual, rotations: [rotations.asksWhereUsed] };
    expect(menuOf(late)).toContain('default · 93 days · Rotate');
  });

  test('of a profile that shares its key stands in the place of both', () => {
    const shared = { ...rotations.proving, profiles: ['work'] };
    const menu = menuOf({ ...snapshots.usual, rotations: [shared] });
    expect(menu).toContain('Rotating work… proving the new key');
    expect(menu).not.toContain('dev, work · 41 days · Rotate');
  });

  test('whose key is not in the list any more is told all the same', () => {
    const gone = { ...snapshots.usual, profiles: [], rotations: [rotations.proving] };
    expect(menuOf(gone)).toContain('Rotating default… proving the new key');
  });
});

describe('more than twelve keys', () => {
  const reports = { account: '444455556666' };
  const many: Snapshot = {
    ...snapshots.usual,
    profiles: [
      ...Array.from({ length: 6 }, (_, index) => named(`a${String(index)}`, {})),
      named('due', { ...reports, age: age(81, 'due') }),
      named('overdue', { age: age(97, 'overdue') }),
      ...Array.from({ length: 6 }, (_, index) => named(`b${String(index)}`, reports)),
    ],
  };

  test('the late ones come first, overdue before due; the rest stands by account', () => {
    expect(menuOf(many)).toEqual([
      '1 key is overdue',
      'overdue · 97 days · Rotate',
      'due · 81 days · Rotate',
      'Other keys ▸',
      '  Account 777788889999 ▸',
      ...[0, 1, 2, 3, 4, 5].map((index) => `    a${String(index)} · 12 days · Rotate`),
      '  Reports ▸',
      ...[0, 1, 2, 3, 4, 5].map((index) => `    b${String(index)} · 12 days · Rotate`),
      'Rotate all due',
      ...endWithReminder,
    ]);
  });

  test('what needs a person comes before what runs, and both before the late ones', () => {
    const [working, asking] = [
      { ...rotations.proving, profiles: ['a0'] },
      { ...rotations.twoKeys, profiles: ['b0'] },
    ];
    expect(menuOf({ ...many, rotations: [working, asking] }).slice(1, 5)).toEqual([
      'b0 needs you',
      'Rotating a0… proving the new key',
      'overdue · 97 days · Rotate',
      'due · 81 days · Rotate',
    ]);
  });

  test('of which more than twelve are late, the rest of those stands by account too', () => {
    const late = Array.from({ length: 14 }, (_, index) =>
      named(`late${String(index)}`, { age: age(97, 'overdue') }),
    );
    const menu = menuOf({ ...snapshots.usual, profiles: late });
    expect(menu.slice(12, 17)).toEqual([
      'late11 · 97 days · Rotate',
      'Other keys ▸',
      '  Account 777788889999 ▸',
      '    late12 · 97 days · Rotate',
      '    late13 · 97 days · Rotate',
    ]);
  });

  test('where all are fresh they all stand by account', () => {
    expect(menuOf(snapshots.manyProfiles).slice(0, 4)).toEqual([
      'All keys are up to date',
      'Keys ▸',
      '  Account 777788889999 ▸',
      '    client-0 · 12 days · Rotate',
    ]);
  });
});

describe('an update', () => {
  const updates = (now: Snapshot['updates']['now']): Snapshot => ({
    ...snapshots.usual,
    updates: { daily: true, now },
  });

  test('that is ready stands above Quit, and a click installs it', () => {
    const label = 'Keyturn 0.2.0 is ready: Quit and install';
    const snapshot = updates({ state: 'ready', version: '0.2.0' });
    expect(menuOf(snapshot).slice(-2)).toEqual([label, 'Quit Keyturn']);
    expect(trayMenu(snapshot, 'linux')).toContainEqual({
      kind: 'command',
      label,
      command: { verb: 'install update' },
    });
  });

  test('that waits for a rotation can’t be chosen again', () => {
    const label = 'Keyturn 0.2.0 follows the rotation';
    const snapshot = updates({ state: 'deferred', version: '0.2.0' });
    expect(trayMenu(snapshot, 'linux')).toContainEqual({ kind: 'line', label });
    // macOS would let it be clicked: there it opens the window.
    expect(trayMenu(snapshot, 'darwin')).toContainEqual({
      kind: 'command',
      label,
      command: { verb: 'open' },
    });
  });

  test('that is only on its way is not told in the menu', () => {
    const calm = menuOf(snapshots.usual);
    expect(menuOf(updates({ state: 'checking' }))).toEqual(calm);
    expect(menuOf(updates({ state: 'downloading', version: '0.2.0', percent: 5 }))).toEqual(calm);
    const failure = { code: 'UPDATE_DAMAGED' } as const;
    expect(menuOf(updates({ state: 'failed', failure, at: 0 }))).toEqual(calm);
  });
});
