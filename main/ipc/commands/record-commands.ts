import type { Handlers } from '../../../shared/contract/contract.ts';
import { reportPolicy } from '../../../shared/permissions/permission-policy.ts';
import type { HistoryExport } from '../../exports/history-export.ts';
import type { TeamExport } from '../../exports/team-export.ts';
import type { History } from '../../history/history.ts';
import type { Team } from '../../team/team.ts';

/** What the commands about the history and the team reach. */
export type RecordTargets = {
  readonly history: Pick<History, 'page'>;
  readonly exportHistory: HistoryExport;
  readonly team: Pick<Team, 'ask' | 'page'>;
  readonly exportTeam: TeamExport;
  readonly clipboard: { write(text: string): Promise<void> };
};

/** What there is to read by page, and to export. */
export function recordCommands({
  history,
  exportHistory,
  team,
  exportTeam,
  clipboard,
}: RecordTargets): Pick<Handlers, 'history' | 'team'> {
  return {
    history: {
      page: ({ offset, limit, filter }) => history.page(offset, limit, filter),
      export: async ({ format, filter }) => ({ chosen: await exportHistory(format, filter) }),
    },
    team: {
      requestReport: ({ profile }) => {
        // The page has its answer at once; the snapshot shows what the request leads to.
        void team.ask(profile);
      },
      page: ({ offset, limit, filter }) => team.page({ offset, limit }, filter),
      export: async ({ filter }) => ({ chosen: await exportTeam(filter) }),
      copyPolicy: () => clipboard.write(reportPolicy()),
    },
  };
}
