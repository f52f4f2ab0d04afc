import { useState } from 'react';
import type { ReactElement } from 'react';
import type { TeamFilter, TeamView } from '../../shared/contract/team.ts';
import { teamFurther, teamSummary, teamWords } from '../../shared/words/team.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useSnapshot } from '../bridge/snapshot-context.ts';
import { FailureNotice } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { formatInstant } from '../ui/format.ts';
import { SpinnerIcon } from '../ui/icons.tsx';
import { ExportTeam } from './export-team.tsx';
import { TeamTable } from './team-table.tsx';
import { TeamTools } from './team-tools.tsx';
import { useTeam } from './use-team.ts';

type LoadedTeam = Extract<TeamView, { readonly state: 'known' }>;

/** The report: a summary of all users, the filter, and the keys of those that meet it. */
export function TeamReport({ team }: { readonly team: LoadedTeam }): ReactElement {
  const { limits, accountNames } = useSnapshot();
  const [filter, setFilter] = useState<TeamFilter>({ scope: 'with keys' });
  const { account, profile, madeAt, number } = team;
  const version = [number, limits.dueDays, limits.overdueDays].join(' ');
  const { page, failure, pending, more, again } = useTeam(useBridge(), version, filter);
  return (
    <>
      <header className="view-head">
        <div className="team-about">
          <h2 className="account-name">
            {account === undefined
              ? teamWords.accountNotKnown
              : teamWords.account(account, accountNames[account])}
          </h2>
          <p className="hint">{teamWords.made(formatInstant(madeAt), profile)}</p>
          <p className="hint">{teamWords.atLeast}</p>
        </div>
        <ExportTeam filter={filter} />
      </header>
      {page !== undefined && (
        <p>
          <strong>{teamSummary(page.counts)}</strong> {teamFurther(page.counts).join(' ')}
        </p>
      )}
      <TeamTools filter={filter} onChange={setFilter} />
      {failure !== undefined && <FailureNotice failure={failure} level={3} onTryAgain={again} />}
      {page === undefined && failure === undefined && (
        <p className="loading">
          <SpinnerIcon />
          {teamWords.loading}
        </p>
      )}
      {page !== undefined && page.unread > 0 && (
        <p className="remark">{teamWords.unread(page.unread)}</p>
      )}
      {page !== undefined && page.rows.length > 0 && <TeamTable rows={page.rows} />}
      <footer className="view-foot">
        <p className="hint" role="status">
          {page !== undefined && teamWords.found(page.rows.length, page.total)}
        </p>
        {page !== undefined && page.rows.length < page.total && (
          <Button busy={pending} onClick={more}>
            {teamWords.more}
          </Button>
        )}
      </footer>
    </>
  );
}
