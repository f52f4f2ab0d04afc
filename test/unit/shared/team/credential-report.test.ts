import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TeamUser } from '../../../../shared/contract/team.ts';
import { accountOf, readReport } from '../../../../shared/team/credential-report.ts';

// As the IAM User Guide shows it, with a column that AWS may add one day.
const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,added_later';
const arn = 'arn:aws:iam::111122223333:user/team/';
const root =
  '<root_account>,arn:aws:iam::111122223333:root,2015-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,';

function line(user: string, first: string, second = 'false,N/A,N/A,N/A,N/A'): string {
  return `${user},${arn}${user},2020-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,${first},${second},false,N/A,false,N/A,`;
}

function report(...lines: readonly string[]): string {
  return [header, ...lines].join('\n');
}

describe('a credential report', () => {
  test('tells of each user, the root user too, both keys with their last changes and uses', () => {
    const ada = line(
      'ada',
      'true,2026-03-01T10:00:00+00:00,2026-11-01T08:00:00+00:00,eu-central-1,s3',
      'false,2025-03-01T10:00:00Z,N/A,N/A,N/A',
    );
    const read = readReport(report(root, ada));
    expect(read).toEqual({
      unread: 0,
      users: [
        { user: '<root_account>', arn: 'arn:aws:iam::111122223333:root', isRoot: true, keys: [] },
        {
          user: 'ada',
          arn: `${arn}ada`,
          isRoot: false,
          keys: [
            {
              place: 1,
              status: 'Active',
              changedAt: Date.UTC(2026, 2, 1, 10),
              lastUse: {
                known: 'used',
                at: Date.UTC(2026, 10, 1, 8),
                service: 's3',
                region: 'eu-central-1',
              },
            },
            {
              place: 2,
              status: 'Inactive',
              changedAt: Date.UTC(2025, 2, 1, 10),
              lastUse: { known: 'never' },
            },
          ],
        },
      ],
    });
    expect(accountOf(read?.users ?? [])).toBe('111122223333');
  });

  test('is read by the names of its columns, wherever they stand', () => {
    const turned = 'access_key_2_active,ARN,access_key_1_active,user\nfalse,arn:x,true,ada';
    expect(readReport(turned)?.users).toEqual([
      {
        user: 'ada',
        arn: 'arn:x',
        isRoot: false,
        keys: [{ place: 1, status: 'Active', lastUse: { known: 'not known' } }],
      },
    ]);
  });

  test.each([
    ['a page of HTML', '<html><body>Log in</body></html>'],
    ['nothing', ''],
    ['another table', 'user,arn\nada,arn:x'],
    ['more users than any account has', report(...Array.from({ length: 50_001 }, () => 'x'))],
  ])('is not taken for one: %s', (_what, text) => {
    expect(readReport(text)).toBeUndefined();
  });

  test.each([
    ['a torn line', line('ada', 'true,2026-03-01T10:00:00+00:00').slice(0, 80)],
    ['a name that is too long', line('a'.repeat(200), 'true,N/A,N/A,N/A,N/A')],
    ['no name', line('', 'true,N/A,N/A,N/A,N/A')],
    ['neither true nor false', line('ada', 'perhaps,N/A,N/A,N/A,N/A')],
  ])('counts what makes no sense, and goes on: %s', (_what, bad) => {
    const good = line('grace', 'true,N/A,N/A,N/A,N/A');
    const read = readReport(report(bad, good));
    expect(read?.unread).toBe(1);
    expect(read?.users.map(({ user }) => user)).toEqual(['grace']);
  });

  test.each(['no_information', 'not_supported', '2026-99-99T00:00:00Z', '1', '-271821-04-20'])(
    'takes no date out of %j',
    (cell) => {
      const [user] = readReport(report(line('ada', `true,${cell},${cell},x,y`)))?.users ?? [];
      expect(user?.keys).toEqual([{ place: 1, status: 'Active', lastUse: { known: 'not known' } }]);
    },
  );

  test('whatever the cells hold, each line is a user within the limits or counted', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.constantFrom('true', 'false', 'N/A', '=1+1', '2026-03-01T10:00:00+00:00'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 25 }), { maxLength: 8 }), (rows) => {
        const quoted = rows.map((row) =>
          ['x', ...row].map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
        );
        const read = readReport(report(...quoted));
        expect((read?.users.length ?? 0) + (read?.unread ?? 0)).toBe(rows.length);
        for (const user of read?.users ?? []) TeamUser.parse(user);
      }),
    );
  });

  test.each([
    ['lines of nothing', '\n'],
    ['short lines', 'a\n'],
    ['lines of an old Mac', 'a\r'],
    ['cells', ','],
    ['quotes', 'a"'],
    ['quotes that end', '"" '],
  ])('eight megabytes of %s are seen through in a moment', (_name, piece) => {
    const text = `${header}\n${piece.repeat((8 * 1024 * 1024) / piece.length)}`;
    const start = performance.now();
    const read = readReport(text);
    // Some 0.2 s where nothing else runs; counted only after it was taken apart, it was 3 s.
    expect(performance.now() - start).toBeLessThan(2_500);
    expect(read?.users ?? []).toEqual([]);
  });

  test('any text at all does not throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readReport(text);
        readReport(`${header}\n${text}`);
      }),
    );
  });
});
