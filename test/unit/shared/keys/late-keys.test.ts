import { describe, expect, test } from 'vitest';
import type { ProfileView, Snapshot } from '../../../../shared/contract/snapshot.ts';
import { countKeys } from '../../../../shared/keys/late-keys.ts';
import { keysToRotate, offersRotateAll } from '../../../../shared/keys/rotate-all-due.ts';
import { reminderItems } from '../../../../shared/reminders/reminder-items.ts';
import { trayMenu } from '../../../../shared/tray/tray-menu.ts';
import { trayStatusLine, trayStatus } from '../../../../shared/tray/tray-status.ts';
import { summary } from '../../../../shared/words/window.ts';
import { age, profiles } from '../../../support/fixtures/profiles.ts';
import { rotations } from '../../../support/fixtures/rotations.ts';
import { snapshots } from '../../../support/fixtures/snapshots.ts';

const { fresh, overdue, due, sharedFirst, sharedSecond, notAskedYet, notReached, refusedByAws } =
  profiles;
const leadsElsewhere = profiles.elsewhere;

function notNow(code: 'FILE_REJECTED' | 'ACCOUNT_NOT_ALLOWED' | 'THROTTLED'): ProfileView {
  return { ...overdue, standing: { can: 'not now', failure: { code } } };
}

/** A late key under two names. */
const shared: readonly ProfileView[] = [sharedFirst, sharedSecond].map((view) => ({
  ...view,
  age: age(95, 'overdue'),
}));
const failed = { ...rotations.readOnly, profiles: [overdue.name], seen: false };

type Case = {
  readonly title: string;
  readonly held: readonly ProfileView[];
  readonly rotations?: Snapshot['rotations'];
  readonly window: string;
  readonly tray: string;
  readonly rotates: readonly string[];
};

const cases: readonly Case[] = [
  {
    title: 'an overdue key in a file that AWS’s tools reject is overdue, and can’t rotate',
    held: [notNow('FILE_REJECTED')],
    window: '1 key is overdue.',
    tray: '1 key is overdue',
    rotates: [],
  },
  {
    title: 'an overdue key of an account that an organisation leaves to others is counted nowhere',
    held: [notNow('ACCOUNT_NOT_ALLOWED'), fresh],
    window: '1 key is up to date.',
    tray: '1 key is up to date',
    rotates: [],
  },
  {
    title: 'a failed rotation that nobody has put away is no reason not to rotate all that is due',
    held: [overdue, due],
    rotations: [failed],
    window: '1 key is overdue, 1 due.',
    tray: 'A rotation needs you',
    rotates: [overdue.name, due.name],
  },
  {
    title: 'a key that two profiles share counts once, and rotates once',
    held: [...shared, due],
    window: '1 key is overdue, 1 due.',
    tray: '1 key is overdue',
    rotates: [sharedFirst.name, due.name],
  },
  {
    title: 'a key with a profile that leads where nobody has agreed to ask counts by its other one',
    held: [
      { ...leadsElsewhere, name: sharedFirst.name, sharesKeyWith: [sharedSecond.name] },
      ...shared.slice(1),
      due,
    ],
    window: '1 key is overdue, 1 due.',
    tray: '1 key is overdue',
    rotates: [sharedSecond.name, due.name],
  },
  {
    title: 'a key that nobody has agreed to ask about is not known, and nothing is said of its age',
    held: [leadsElsewhere, fresh],
    window: '1 key is up to date. The age of 1 is not known.',
    tray: '1 key is up to date, the age of 1 is not known',
    rotates: [],
  },
  {
    title: 'a key that is being rotated, also under its other name, is not rotated once more',
    held: [...shared, due],
    rotations: [rotations.sharedProving],
    window: '1 key is overdue, 1 due.',
    tray: 'Rotating dev and work…',
    rotates: [due.name],
  },
  {
    title: 'where all keys are known and fresh, all are up to date',
    held: [fresh, sharedFirst, sharedSecond],
    window: 'All 2 keys are up to date.',
    tray: 'All keys are up to date',
    rotates: [],
  },
  {
    title: 'keys that were not asked about, not reached or not accepted are spoken of apart',
    held: [fresh, notAskedYet, notReached, refusedByAws],
    window: '1 key is up to date. The age of 3 is not known.',
    tray: '1 key is up to date, the age of 3 is not known',
    rotates: [],
  },
  {
    title: 'a key whose age AWS does not tell is not known, although it can rotate',
    held: [{ ...notAskedYet, standing: { can: 'rotate' } }],
    window: 'The age of your key is not known.',
    tray: 'The age of your key is not known',
    rotates: [],
  },
  {
    title: 'a key that AWS does not accept any more is late no longer',
    held: [{ ...refusedByAws, age: age(93, 'overdue') }, fresh],
    window: '1 key is up to date. The age of 1 is not known.',
    tray: '1 key is up to date, the age of 1 is not known',
    rotates: [],
  },
  {
    title: 'an overdue key that is throttled just now stays overdue',
    held: [notNow('THROTTLED'), fresh],
    window: '1 key is overdue.',
    tray: '1 key is overdue',
    rotates: [],
  },
];

describe.each(cases)('$title', ({ held, rotations: under = [], window, tray, rotates }) => {
  const snapshot: Snapshot = { ...snapshots.usual, profiles: [...held], rotations: [...under] };

  test('in the window and in the tray', () => {
    expect(summary(countKeys(snapshot))).toBe(window);
    expect(trayStatusLine(snapshot)).toBe(tray);
  });

  test('when all that is due is rotated, which the tray offers where the window does', () => {
    expect(keysToRotate(snapshot).map(({ name }) => name)).toEqual(rotates);
    const isInMenu = trayMenu(snapshot, 'linux').some(
      (entry) => entry.kind === 'command' && entry.command.verb === 'rotate all due',
    );
    expect(isInMenu).toBe(rotates.length > 1);
    expect(offersRotateAll(snapshot)).toBe(rotates.length > 1);
  });

  test('in the reminders, which speak of as many late keys as the tray’s icon', () => {
    const { overdue: late, due: soon } = countKeys(snapshot);
    const topics = reminderItems({ ...snapshot, startedAt: snapshot.at }).map(({ topic }) => topic);
    expect(topics.filter((topic) => topic === 'overdue')).toHaveLength(late);
    expect(topics.filter((topic) => topic === 'due')).toHaveLength(soon);
    const ofKeys = late > 0 ? 'overdue' : 'due';
    const mood = late + soon === 0 ? 'calm' : ofKeys;
    if (under.length === 0) expect(trayStatus(snapshot)).toBe(mood);
  });
});
