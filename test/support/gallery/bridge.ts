import type { Bridge } from '../../../shared/contract/contract.ts';
import type { HistoryPage } from '../../../shared/contract/history.ts';
import type { TeamPage } from '../../../shared/contract/team.ts';
import { countRows } from '../../../shared/team/team-rows.ts';
import { rotationId } from '../../../shared/values/identifiers.ts';
import { bridgeDouble } from '../contract-doubles.ts';
import type { GalleryState } from './states.ts';

const chosen = async () => ({ ok: true, value: { chosen: true } }) as const;
const sampleReport = 'Keyturn 0.1.0\nElectron 45.4.1\nlinux x64';
const none: HistoryPage = { lines: [], damages: [], total: 0, damaged: 0 };

const noTeam: TeamPage = { rows: [], total: 0, counts: countRows([]), unread: 0 };

/** The page's bridge in one state: it answers, and nothing changes. */
export function bridgeFor({
  snapshot,
  history = none,
  notReached,
  connection = [],
  team = noTeam,
}: GalleryState): Bridge {
  const rotation = rotationId('a'.repeat(26));
  if (rotation === undefined) throw new Error('that is no rotation');
  return bridgeDouble({
    snapshot: {
      read: async () =>
        notReached === undefined
          ? { ok: true, value: snapshot }
          : { ok: false, failure: notReached },
    },
    rotation: { start: async () => ({ ok: true, value: { rotation } }) },
    pendingKeys: { read: chosen },
    history: { page: async () => ({ ok: true, value: history }), export: chosen },
    team: { page: async () => ({ ok: true, value: team }), export: chosen },
    files: { choose: chosen, addHome: chosen },
    connection: {
      chooseCertificates: chosen,
      test: async () => ({ ok: true, value: [...connection] }),
    },
    help: { readBugReport: async () => ({ ok: true, value: { text: sampleReport } }) },
  });
}
