import { useState } from 'react';
import type { ReactElement } from 'react';
import type { RotationView } from '../../shared/contract/rotation.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { historyWords } from '../../shared/words/history.ts';
import { viewNames } from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import { FailureNotice } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { ClockIcon, SpinnerIcon } from '../ui/icons.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { HistoryTable } from './history-table.tsx';
import { everything, filterOf, HistoryTools } from './history-tools.tsx';
import type { HistorySearch } from './history-tools.tsx';
import { useHistory } from './use-history.ts';

/** The part of a rotation whose change means a new line of the history. */
function versionOf(rotation: RotationView): string {
  switch (rotation.state) {
    case 'succeeded':
      return JSON.stringify([rotation.id, rotation.retirement]);
    case 'undone':
      return JSON.stringify([rotation.id, rotation.newKeyIs]);
    case 'working':
    case 'waiting for an answer':
    case 'rolling back':
    case 'undoing':
    case 'failed':
    case 'open':
      return JSON.stringify([rotation.id, rotation.state]);
    default:
      return unreachable(rotation);
  }
}

export function HistoryView({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const bridge = useBridge();
  const [wanted, setWanted] = useState<HistorySearch>(everything);
  const filter = filterOf(wanted);
  const version = snapshot.rotations.map((rotation) => versionOf(rotation)).join('\n');
  const { page, failure, pending, more, again } = useHistory(bridge, version, filter);
  const isFiltered = Object.keys(filter).length > 0;
  const { lines, total, damages, damaged } = page ?? nothing;
  const isEmpty = page !== undefined && lines.length === 0 && damages.length === 0;
  return (
    <>
      <header className="view-head">
        <h1>{viewNames.history}</h1>
        <ExportButtons filter={filter} />
      </header>
      {(isFiltered || !isEmpty) && <HistoryTools wanted={wanted} onChange={setWanted} />}
      {failure !== undefined && <FailureNotice failure={failure} level={2} onTryAgain={again} />}
      {page === undefined && failure === undefined && (
        <p className="loading">
          <SpinnerIcon />
          {historyWords.loading}
        </p>
      )}
      {isEmpty && !isFiltered && (
        <section className="empty">
          <ClockIcon />
          <h2 className="title">{historyWords.empty.title}</h2>
          <p>{historyWords.empty.body}</p>
        </section>
      )}
      {damaged > 0 && <p className="remark">{historyWords.damaged(damaged)}</p>}
      {(lines.length > 0 || damages.length > 0) && <HistoryTable lines={lines} damages={damages} />}
      {page !== undefined && (isFiltered || !isEmpty) && (
        <footer className="view-foot">
          <p className="hint" role="status">
            {isFiltered
              ? historyWords.found(lines.length, total)
              : historyWords.shown(lines.length, total)}
          </p>
          {lines.length < total && (
            <Button busy={pending} onClick={more}>
              {historyWords.more}
            </Button>
          )}
        </footer>
      )}
    </>
  );
}

const nothing = { lines: [], total: 0, damages: [], damaged: 0 } as const;
