import { describe, expect, test } from 'vitest';
import { historyTable } from '../../../main/history/csv.ts';
import { evidencePage, type EvidenceFacts } from '../../../main/history/evidence.ts';
import { keyLives } from '../../../main/history/key-lives.ts';
import type { HistoryLine, HistoryPage } from '../../../shared/contract/history.ts';
import { speak } from '../../../shared/words/language.ts';
import { fixtureNow, profiles } from '../../support/fixtures/profiles.ts';

const DAY = 24 * 60 * 60 * 1000;
const oldKey = 'AKIAIOSFODNN7EXAMPLE';
const newKey = 'AKIAI44QH8DHBEXAMPLE';

function line(change: Partial<HistoryLine>): HistoryLine {
  return {
    version: 1,
    at: fixtureNow - 10 * DAY,
    event: 'rotated',
    rotation: 'a'.repeat(26),
    profiles: ['default'],
    account: '111122223333',
    user: 'ada',
    oldKey,
    newKey,
    ...change,
  };
}

function page(lines: readonly HistoryLine[], damages: HistoryPage['damages'] = []): HistoryPage {
  return { lines: [...lines], damages, total: lines.length, damaged: damages.length };
}

describe('the table for programs', () => {
  const rows = (history: HistoryPage) => historyTable(history, 'laptop').split('\r\n');

  test('has one line for each, the oldest first, with its machine and times in UTC', () => {
    const table = rows(
      page([line({ at: Date.UTC(2026, 2, 2) }), line({ at: Date.UTC(2026, 2, 1) })]),
    );
    expect(table[0]).toBe(
      '\uFEFF"time","machine","event","account","user","profiles","old_key","new_key","old_key_created","error","step","rotation"',
    );
    expect(table[1]).toMatch(
      /^"2026-03-01T00:00:00.000Z","laptop","rotated","111122223333","ada","default",/,
    );
    expect(table[2]).toMatch(/^"2026-03-02/);
    expect(table.at(-1)).toBe('');
  });

  test.each(['=HYPERLINK("http://evil")', '+1+1', '-2+3', '@SUM(A1)', '\tcmd', '\r=1'])(
    'makes no formula of a profile called %j',
    (name) => {
      const [, row] = rows(page([line({ profiles: [name] })]));
      expect(row).toContain(`'${name[0] ?? ''}`);
      expect(row).not.toContain(`"${name[0] ?? ''}`);
    },
  );

  test('quotes what has a comma, a quote or a line end', () => {
    const table = historyTable(page([line({ profiles: ['a,b "c"\nd'] })]), 'laptop');
    expect(table).toContain('"a,b ""c""\nd"');
  });

  test('shows what is wrong with the file at its place', () => {
    const damages = [
      { what: 'changed', line: 3, below: 0 },
      { what: 'removed', line: 2, below: 1 },
    ] as const;
    const table = rows(page([line({ at: 2 }), line({ at: 1 })], [...damages]));
    expect(table.map((row) => row.split(',')[2])).toEqual([
      '"event"',
      '"rotated"',
      '"damaged: lines before line 2 were removed"',
      '"rotated"',
      '"damaged: line 3 was changed or torn"',
      undefined,
    ]);
  });
});

describe('the life of a key', () => {
  const life = (lines: readonly HistoryLine[], id: string) =>
    keyLives(lines, []).find(({ keyId }) => keyId === id);

  test('goes from its making over its rotation to its end', () => {
    const lines = [
      line({ at: 100, oldKeyCreatedAt: 5 }),
      line({ at: 110, event: 'old key deactivated' }),
      line({ at: 170, event: 'old key deleted' }),
    ];
    expect(life(lines, oldKey)).toMatchObject({
      createdAt: 5,
      rotatedAt: 100,
      deactivatedAt: 110,
      deletedAt: 170,
    });
    expect(life(lines, newKey)).toMatchObject({ createdAt: 100, rotatedAt: undefined });
  });

  test('continues where a rotation was undone, and ends for the new key', () => {
    const lines = [
      line({ at: 100 }),
      line({ at: 110, event: 'old key deactivated' }),
      line({ at: 120, event: 'undone' }),
      line({ at: 130, event: 'new key deleted' }),
    ];
    expect(life(lines, oldKey)).toMatchObject({ rotatedAt: undefined, deactivatedAt: undefined });
    expect(life(lines, newKey)).toMatchObject({ rotatedAt: 120, deletedAt: 130 });
  });

  test('ends for a new key that was taken back, whether it could be deleted or not', () => {
    const taken = life([line({ at: 100, event: 'rolled back' })], newKey);
    expect(taken).toMatchObject({ createdAt: 100, deactivatedAt: 100, deletedAt: undefined });
  });

  test('ends for another key of the user that made room, and not for the one in use', () => {
    const lines = [
      line({ at: 90, event: 'other key deleted', oldKey: 'AKIAOTHERKEYEXAMPLE0' }),
      line({ at: 100 }),
    ];
    expect(life(lines, 'AKIAOTHERKEYEXAMPLE0')).toMatchObject({ deletedAt: 90 });
    expect(life(lines, oldKey)).toMatchObject({ rotatedAt: 100, deletedAt: undefined });
  });

  test('is known of a key that a profile holds and that was never rotated', () => {
    const [only] = keyLives([], [profiles.overdue]);
    expect(only).toMatchObject({ user: 'ada', createdAt: fixtureNow - 93 * DAY });
  });
});

describe('the page for an auditor', () => {
  const facts: EvidenceFacts = {
    history: page([
      line({ at: fixtureNow - 10 * DAY, event: 'old key deactivated' }),
      line({ oldKeyCreatedAt: fixtureNow - 70 * DAY }),
    ]),
    profiles: [profiles.overdue],
    from: undefined,
    to: undefined,
    now: fixtureNow,
    machine: 'laptop',
    version: '0.1.0',
    limitDays: 90,
  };

  test('follows the language, and the table for programs does not', () => {
    const history = page([line({})], [{ what: 'changed', line: 3, below: 0 }]);
    const english = historyTable(history, 'laptop');
    speak('de');
    try {
      expect(historyTable(history, 'laptop')).toBe(english);
      const html = evidencePage({ ...facts, history });
      expect(html).toContain('<html lang="de">');
      expect(html).toContain('Zeile 3 des Verlaufs wurde verändert');
      expect(html).not.toContain('Access keys');
    } finally {
      speak('en');
    }
  });

  test('counts which keys were within the limit', () => {
    const html = evidencePage(facts);
    expect(html).toContain(
      '3 access keys in this period. 2 within the limit of 90 days, 1 beyond it.',
    );
    expect(html).toContain('60 days');
    expect(html).toContain('93 days');
    expect(html).toContain('Every line of the history is as it was written.');
  });

  test('lets a key that was replaced, but still works, go on to age', () => {
    const history = page([line({ oldKeyCreatedAt: fixtureNow - 95 * DAY })]);
    const html = evidencePage({ ...facts, profiles: [], history });
    expect(html).toContain('95 days');
    expect(html).toContain('1 beyond it');
  });

  test('leaves out keys that were gone before the period, or came after it', () => {
    const gone = page([
      line({ at: fixtureNow - 5 * DAY, event: 'old key deleted' }),
      line({ oldKeyCreatedAt: fixtureNow - 70 * DAY }),
    ]);
    const late = evidencePage({ ...facts, profiles: [], history: gone, from: fixtureNow - DAY });
    expect(late).not.toContain(`<code>${oldKey}</code><br>`);
    expect(late).toContain(`<code>${newKey}</code><br>`);
    const early = evidencePage({ ...facts, profiles: [], to: fixtureNow - 20 * DAY });
    expect(early).toContain(`<code>${oldKey}</code><br>`);
    expect(early).not.toContain(`<code>${newKey}</code><br>`);
  });

  test('holds every line where no period is chosen, also those of a clock that ran ahead', () => {
    const ahead = page([
      line({ at: fixtureNow - 9 * DAY, event: 'old key deactivated' }),
      line({ at: fixtureNow + 400 * DAY, event: 'refused' }),
    ]);
    const html = evidencePage({ ...facts, profiles: [], history: ahead });
    expect(html).toContain('Old key deactivated');
    expect(html).toContain('Not begun');
    expect(html).toContain('2 access keys in this period.');
  });

  test('leaves a line at the end of the period to the next one', () => {
    const to = fixtureNow - 10 * DAY;
    const history = page([line({ at: to, event: 'old key deactivated' })]);
    expect(evidencePage({ ...facts, history, to })).not.toContain('Old key deactivated');
    expect(evidencePage({ ...facts, history, from: to })).toContain('Old key deactivated');
  });

  test('says what is wrong with the history, and what can not be known', () => {
    const damages = [{ what: 'removed', line: 4, below: 1 }] as const;
    const html = evidencePage({ ...facts, history: { ...facts.history, damages: [...damages] } });
    expect(html).toContain('The history is not whole');
    expect(html).toContain('Before line 4 something was taken out of the history.');
    expect(html).toContain('What Keyturn can’t know');
  });

  test('is nothing but text with any names of profiles, users and computers', () => {
    const evil = `<img src=x onerror="alert('1')">`;
    const html = evidencePage({
      ...facts,
      machine: evil,
      history: page([line({ profiles: [evil], user: evil })]),
    });
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<script|https?:/);
    expect(html).toContain("default-src 'none'");
  });
});
