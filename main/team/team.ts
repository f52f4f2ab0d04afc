import type { TeamFilter, TeamPage, TeamRow, TeamView } from '../../shared/contract/team.ts';
import { defined } from '../../shared/lib/defined.ts';
import { HOUR } from '../../shared/lib/time.ts';
import type { Limits } from '../../shared/settings/due.ts';
import { accountOf, type ReadReport, readReport } from '../../shared/team/credential-report.ts';
import { countRows, findRows, teamRows } from '../../shared/team/team-rows.ts';
import { isDenial, obstacleOf } from '../../shared/values/denial-codes.ts';
import { FailureError, type Failure, failureOf } from '../../shared/values/failure.ts';
import type { Connection, ProfileToReach } from '../aws/connection/connection.ts';
import type { Aws, AwsSession, CredentialReport } from '../aws/session.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { CredentialsFiles } from '../credentials/credentials-files.ts';

/** The keys of all users in one account. Nothing is changed on AWS. */
export type Team = {
  /** Requests the report with the key of this profile; `view` gives its state. Never throws. */
  ask(profile: string): Promise<void>;
  /** Undefined until a report was requested. */
  view(): TeamView | undefined;
  page(part: { readonly offset: number; readonly limit: number }, filter: TeamFilter): TeamPage;
  /** The rows that meet the filter, for a file. */
  found(filter: TeamFilter): TeamExcerpt;
};

/** Rows with the account and the time of their report. */
export type TeamExcerpt = {
  readonly account: string | undefined;
  readonly madeAt: number;
  readonly rows: readonly TeamRow[];
};

export type TeamOptions = {
  readonly aws: Aws;
  readonly files: Pick<CredentialsFiles, 'read'>;
  readonly connectionOf: (profile: ProfileToReach) => Connection;
  readonly clock: Clock;
  readonly limits: () => Limits;
  readonly log: Pick<Log, 'error'>;
  readonly changed: () => void;
};

// In ms. The report of a small account takes a few seconds.
const waiting = { first: 1_000, most: 5_000, inAll: 120_000 } as const;
const nothing: ReadReport = { users: [], unread: 0 };

/** Begins without a report; the last one is kept in memory until the application exits. */
export function createTeam(options: TeamOptions): Team {
  const { aws, files, connectionOf, clock, limits, log, changed } = options;
  let view: TeamView | undefined;
  let report = nothing;
  let turns = 0;
  let made: { readonly asOf: string; readonly rows: readonly TeamRow[] } | undefined;

  function tell(next: TeamView, read: ReadReport = nothing): void {
    view = next;
    report = read;
    changed();
  }

  async function reportOf(name: string, turn: number): Promise<CredentialReport> {
    const { profiles } = await files.read();
    const profile = profiles.find((candidate) => candidate.name === name);
    if (profile?.kind !== 'long-term key') {
      throw new FailureError({ code: 'UNKNOWN_PROFILE' });
    }
    const session = aws.session({ pair: profile.pair, connection: connectionOf(profile) });
    try {
      return await whenMade(session, clock, () => turn === turns);
    } finally {
      session.end();
    }
  }

  async function answerOf(
    profile: string,
    number: number,
  ): Promise<readonly [TeamView, ReadReport]> {
    try {
      const { text, madeAt } = await reportOf(profile, number);
      const read = readReport(text);
      if (read === undefined) {
        throw new FailureError({ code: 'REPORT_NOT_UNDERSTOOD', action: 'GetCredentialReport' });
      }
      const account = accountOf(read.users);
      const known = { state: 'known', profile, madeAt, number } as const;
      return [{ ...known, ...defined({ account }) }, read];
    } catch (cause) {
      if (!(cause instanceof FailureError)) {
        log.error('the credential report could not be read', cause);
      }
      return [failedView(profile, failureOf(cause)), nothing];
    }
  }

  /** Computed again once an hour, since a person who types in the search box requests many pages. */
  function rows(): readonly TeamRow[] {
    const { dueDays, overdueDays } = limits();
    const asOf = [turns, view?.state, dueDays, overdueDays, Math.floor(clock.now() / HOUR)].join();
    if (made?.asOf !== asOf) {
      made = { asOf, rows: teamRows(report.users, { dueDays, overdueDays }, clock.now()) };
    }
    return made.rows;
  }

  return {
    ask: async (profile) => {
      if (view?.state === 'asking' && view.profile === profile) {
        return;
      }
      turns += 1;
      const turn = turns;
      tell({ state: 'asking', profile });
      const answer = await answerOf(profile, turn);
      // By now another account may have been requested.
      if (turn === turns) {
        tell(...answer);
      }
    },
    view: () => view,
    page: ({ offset, limit }, filter) => {
      const all = rows();
      const found = findRows(all, filter);
      return {
        rows: found.slice(offset, offset + limit),
        total: found.length,
        counts: countRows(all),
        unread: report.unread,
      };
    },
    found: (filter) => ({
      account: accountOf(report.users),
      madeAt: view?.state === 'known' ? view.madeAt : 0,
      rows: findRows(rows(), filter),
    }),
  };
}

function failedView(profile: string, failure: Failure): TeamView {
  // A policy to attach helps where a permission is missing; an explicit deny has its own words.
  const isMissing = isDenial(failure) && obstacleOf(failure.code) === undefined;
  return { state: isMissing ? 'denied' : 'failed', profile, failure };
}

/**
 * The report, as soon as AWS has generated it. Throws REPORT_NOT_READY after two minutes, and CANCELLED where it is no
 * longer wanted.
 */
async function whenMade(
  session: AwsSession,
  clock: Clock,
  isWanted: () => boolean,
): Promise<CredentialReport> {
  const end = clock.monotonic() + waiting.inAll;
  for (let pause: number = waiting.first; ; pause = Math.min(pause * 2, waiting.most)) {
    const report = (await session.makeReport()) ? await session.report() : undefined;
    if (report !== undefined) {
      return report;
    }
    if (!isWanted()) {
      throw new FailureError({ code: 'CANCELLED' });
    }
    if (clock.monotonic() + pause > end) {
      throw new FailureError({ code: 'REPORT_NOT_READY', action: 'GenerateCredentialReport' });
    }
    await clock.sleep(pause);
  }
}
