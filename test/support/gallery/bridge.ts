import type { Bridge } from '../../../shared/contract/contract.ts';
import type { HistoryPage } from '../../../shared/contract/history.ts';
import type { TeamPage } from '../../../shared/contract/team.ts';
import { countRows } from '../../../shared/team/team-rows.ts';
import type { GalleryState } from './states.ts';

const done = async () => ({ ok: true, value: undefined }) as const;
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
  return {
    snapshot: async () =>
      notReached === undefined ? { ok: true, value: snapshot } : { ok: false, failure: notReached },
    rotate: async () => ({ ok: true, value: { rotation: 'a'.repeat(26) } }),
    history: async () => ({ ok: true, value: history }),
    exportHistory: chosen,
    chooseFile: chosen,
    addHome: chosen,
    readNewKey: chosen,
    readDroppedKey: done,
    rotateAllDue: done,
    cancel: done,
    answer: done,
    answerUsedElsewhere: done,
    oldKey: done,
    afterUndo: done,
    resolveOpen: done,
    restore: done,
    setAutomatic: done,
    setPolicy: done,
    setLimits: done,
    setAppearance: done,
    setStartsAtLogin: done,
    endNoTrayNotice: done,
    setUpdates: done,
    checkForUpdates: done,
    installUpdate: done,
    setReminders: done,
    snooze: done,
    arrived: done,
    setProxy: done,
    chooseCertificates: chosen,
    usualCertificates: done,
    testConnection: async () => ({ ok: true, value: [...connection] }),
    askOtherPartitions: done,
    stopAskingPartitions: done,
    writeRegion: done,
    openLogFolder: done,
    bugReport: async () => ({ ok: true, value: { text: sampleReport } }),
    copyBugReport: done,
    removeEverything: done,
    usualFile: done,
    removeHome: done,
    tick: done,
    handOut: done,
    nameAccount: done,
    copyPermissions: done,
    copyRequest: done,
    endWelcome: done,
    askAboutNewKeys: done,
    addNewKey: done,
    forgetNewKeys: done,
    dismiss: done,
    checkNow: done,
    askThere: done,
    askForTeam: done,
    team: async () => ({ ok: true, value: team }),
    exportTeam: chosen,
    copyTeamPolicy: done,
    openGuide: done,
    onSnapshot: () => () => undefined,
  };
}
