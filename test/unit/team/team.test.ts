import { expect, test, vi } from 'vitest';
import { AwsRefusalError } from '../../../main/aws/refusals/aws-refusal-error.ts';
import type { AwsSession } from '../../../main/aws/session.ts';
import { teamTable } from '../../../main/exports/team-export.ts';
import { createTeam } from '../../../main/team/team.ts';
import { defaultLimits } from '../../../shared/settings/due.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { profileName } from '../../../shared/values/identifiers.ts';
import { speak } from '../../../shared/words/language.ts';
import { given, pairNamed } from '../../support/engine/iam.ts';

const start = Date.UTC(2026, 10, 25);
const text = [
  'user,arn,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active',
  'ada,arn:aws:iam::111122223333:user/ada,true,2026-11-20T00:00:00+00:00,2026-11-24T10:00:00+00:00,eu-central-1,s3,false',
  '=cmd,arn:aws:iam::111122223333:user/=cmd,true,2026-01-01T00:00:00+00:00,N/A,N/A,N/A,false',
  'nobody,arn:aws:iam::111122223333:user/nobody,false,N/A,N/A,N/A,N/A,false',
].join('\n');

type Reports = Pick<AwsSession, 'makeReport' | 'report'>;

function refused(): Promise<never> {
  return Promise.reject(new FailureError({ code: 'UNEXPECTED' }));
}

/** A team behind AWS, on a clock that only its own sleeps move. */
function teamOn(reports: Partial<Reports>) {
  let passed = 0;
  const ended = vi.fn();
  const session: AwsSession = {
    identity: refused,
    listKeys: refused,
    lastUsed: refused,
    createKey: refused,
    setStatus: refused,
    deleteKey: refused,
    keyQuota: refused,
    mfaDevices: refused,
    startMfaSession: refused,
    makeReport: async () => true,
    report: async () => ({ text, madeAt: start - 1000 }),
    ...reports,
    end: ended,
  };
  const name = given(profileName('work'));
  const error = vi.fn();
  const team = createTeam({
    aws: { session: () => session, clockOffset: () => undefined },
    files: {
      read: async () => ({
        files: [],
        profiles: [{ name, places: [], kind: 'long-term key', pair: pairNamed('work') }],
      }),
    },
    connectionOf: () => ({ region: 'eu-central-1' }),
    clock: {
      now: () => start + passed,
      monotonic: () => passed,
      sleep: async (milliseconds) => {
        passed += milliseconds;
      },
    },
    limits: () => defaultLimits,
    log: { error },
    changed: () => undefined,
  });
  return { team, ended, error, passed: () => passed };
}

const everybody = { scope: 'everybody' } as const;

test('nothing is asked before a person asks; then the report is waited for, and the session closed', async () => {
  const makeReport = vi
    .fn(async () => true)
    .mockResolvedValueOnce(false)
    .mockResolvedValueOnce(false);
  const { team, ended } = teamOn({ makeReport });
  expect(team.view()).toBeUndefined();
  expect(makeReport).not.toHaveBeenCalled();
  const asking = team.ask('work');
  expect(team.view()).toEqual({ state: 'asking', profile: 'work' });
  await asking;
  expect(makeReport).toHaveBeenCalledTimes(3);
  expect(team.view()).toEqual({
    state: 'known',
    profile: 'work',
    account: '111122223333',
    madeAt: start - 1000,
    number: 1,
  });
  expect(ended).toHaveBeenCalledOnce();
  const page = team.page({ offset: 0, limit: 1 }, everybody);
  expect(page.rows.map(({ user }) => user)).toEqual(['=cmd']);
  expect(page.total).toBe(3);
  expect(team.page({ offset: 2, limit: 50 }, everybody).rows.map(({ user }) => user)).toEqual([
    'nobody',
  ]);
});

test('a report that expires between the two calls is made anew', async () => {
  const report = vi.fn<Reports['report']>(async () => ({ text, madeAt: start }));
  report.mockResolvedValueOnce(undefined);
  const { team } = teamOn({ report });
  await team.ask('work');
  expect(team.view()?.state).toBe('known');
  expect(report).toHaveBeenCalledTimes(2);
});

test('after two minutes a person is told that AWS is still at it', async () => {
  const { team, ended, passed } = teamOn({ makeReport: async () => false });
  await team.ask('work');
  expect(team.view()).toMatchObject({ state: 'failed', failure: { code: 'REPORT_NOT_READY' } });
  expect(passed()).toBeGreaterThan(110_000);
  expect(passed()).toBeLessThanOrEqual(120_000);
  expect(ended).toHaveBeenCalledOnce();
});

test.each(['ACCESS_DENIED', 'MFA_NEEDED'] as const)(
  '%s is told as a missing permission',
  async (code) => {
    const { team, ended } = teamOn({
      makeReport: () => Promise.reject(new AwsRefusalError({ code }, 'arn:aws:iam::1:user/ada')),
    });
    await team.ask('work');
    expect(team.view()).toEqual({ state: 'denied', profile: 'work', failure: { code } });
    expect(ended).toHaveBeenCalledOnce();
  },
);

test.each(['EXPLICITLY_DENIED', 'DENIED_BY_ORGANISATION'] as const)(
  '%s is told with its own words: a permission to attach would not help',
  async (code) => {
    const { team } = teamOn({
      makeReport: () => Promise.reject(new AwsRefusalError({ code }, 'arn:aws:iam::1:user/ada')),
    });
    await team.ask('work');
    expect(team.view()).toEqual({ state: 'failed', profile: 'work', failure: { code } });
  },
);

test('a failure says why, and nothing of an earlier account is left', async () => {
  const report = vi.fn<Reports['report']>(async () => ({ text: '<html>', madeAt: start }));
  report.mockResolvedValueOnce({ text, madeAt: start });
  const { team, error } = teamOn({ report });
  await team.ask('work');
  await team.ask('work');
  expect(team.view()).toMatchObject({
    state: 'failed',
    failure: { code: 'REPORT_NOT_UNDERSTOOD' },
  });
  expect(team.page({ offset: 0, limit: 50 }, everybody).total).toBe(0);
  await team.ask('gone');
  expect(team.view()).toMatchObject({ state: 'failed', failure: { code: 'UNKNOWN_PROFILE' } });
  expect(error).not.toHaveBeenCalled();
});

test('the answer for an account that was given up meanwhile is dropped', async () => {
  let answer: (isThere: boolean) => void = () => undefined;
  const makeReport = vi.fn(
    () =>
      new Promise<boolean>((resolve) => {
        answer = resolve;
      }),
  );
  const { team, ended } = teamOn({ makeReport });
  const first = team.ask('work');
  await vi.waitFor(() => {
    expect(makeReport).toHaveBeenCalledOnce();
  });
  await team.ask('gone');
  answer(false);
  await first;
  // Nor is AWS asked for it any longer.
  expect(makeReport).toHaveBeenCalledOnce();
  expect(ended).toHaveBeenCalledOnce();
  expect(team.view()).toMatchObject({ profile: 'gone' });
});

test('the table for programs has a line for each key, makes no formula of a name, and is the same in every language', async () => {
  const { team } = teamOn({});
  await team.ask('work');
  const english = teamTable(team.found(everybody));
  speak('de');
  expect(teamTable(team.found(everybody))).toBe(english);
  speak('en');
  const lines = english.split('\r\n');
  expect(lines).toEqual([
    '\uFEFF"report_made","account","user","arn","key","status","changed","days_at_least","due","last_used","last_used_service","last_used_region","root_user","two_active_keys"',
    `"2026-11-24T23:59:59.000Z","111122223333","'=cmd","arn:aws:iam::111122223333:user/=cmd","1","Active","2026-01-01T00:00:00.000Z","328","overdue","never","","","no","no"`,
    '"2026-11-24T23:59:59.000Z","111122223333","ada","arn:aws:iam::111122223333:user/ada","1","Active","2026-11-20T00:00:00.000Z","5","fresh","2026-11-24T10:00:00.000Z","s3","eu-central-1","no","no"',
    '"2026-11-24T23:59:59.000Z","111122223333","nobody","arn:aws:iam::111122223333:user/nobody","","","","","","","","","no","no"',
    '',
  ]);
  expect(teamTable(team.found({ scope: 'everybody', search: 'ada' })).split('\r\n')).toHaveLength(
    3,
  );
});
