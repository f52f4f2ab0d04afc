import type { ReactElement } from 'react';
import type { HistoryLine } from '../../shared/history.ts';
import { maskKeyId } from '../../shared/identifiers.ts';
import type { RotationView } from '../../shared/rotation.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { explanations } from '../../shared/words/errors.ts';
import { historyEvents, historyWords } from '../../shared/words/history.ts';
import { names, profileWords, viewNames } from '../../shared/words/window.ts';
import { useBridge } from '../bridge.ts';
import { Button } from '../components/button.tsx';
import { ClockIcon, SpinnerIcon } from '../components/icons.tsx';
import { FailureNotice } from '../components/way-out.tsx';
import { formatInstant, machineInstant } from '../format.ts';
import { useHistory } from '../use-history.ts';

/** What of a rotation comes with a line of the history when it changes. */
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

/** What was done, the newest first, page by page. */
export function HistoryView({ snapshot }: { readonly snapshot: Snapshot }): ReactElement {
  const bridge = useBridge();
  const { page, failure, pending, more, again } = useHistory(
    bridge,
    snapshot.rotations.map((rotation) => versionOf(rotation)).join('\n'),
  );
  const lines = page?.lines ?? [];
  const total = page?.total ?? 0;
  return (
    <>
      <header className="view-head">
        <h1>{viewNames.history}</h1>
      </header>
      {failure !== undefined && <FailureNotice failure={failure} level={2} onTryAgain={again} />}
      {page === undefined && failure === undefined && (
        <p className="loading">
          <SpinnerIcon />
          {historyWords.loading}
        </p>
      )}
      {page !== undefined && lines.length === 0 && (
        <section className="empty">
          <ClockIcon />
          <h2 className="title">{historyWords.empty.title}</h2>
          <p>{historyWords.empty.body}</p>
        </section>
      )}
      {page !== undefined && page.damaged > 0 && (
        <p className="remark">{historyWords.damaged(page.damaged)}</p>
      )}
      {lines.length > 0 && <HistoryTable lines={lines} />}
      {lines.length > 0 && (
        <footer className="view-foot">
          <p className="hint" aria-live="polite">
            {historyWords.shown(lines.length, total)}
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

function HistoryTable({ lines }: { readonly lines: readonly HistoryLine[] }): ReactElement {
  const { columns } = historyWords;
  return (
    <table className="history" aria-label={historyWords.table}>
      <thead>
        <tr>
          <th scope="col">{columns.date}</th>
          <th scope="col">{columns.event}</th>
          <th scope="col">{columns.profiles}</th>
          <th scope="col">{columns.user}</th>
          <th scope="col">{columns.keys}</th>
          <th scope="col">{columns.note}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={`${line.at} ${line.rotation} ${line.event}`} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line }: { readonly line: HistoryLine }): ReactElement {
  const { at, event, profiles, account, user, oldKey, newKey, code } = line;
  return (
    <tr>
      <td className="cell-date">
        <time dateTime={machineInstant(at)}>{formatInstant(at)}</time>
      </td>
      <td className="cell-event">{historyEvents[event]}</td>
      <td className="cell-profiles">{names(profiles)}</td>
      <td className="cell-user">
        {user !== undefined && <span>{user} </span>}
        {account !== undefined && <span>{profileWords.account(account)}</span>}
      </td>
      <td className="cell-keys">
        {maskKeyId(oldKey)}
        {newKey !== undefined && (
          <>
            {' '}
            <span aria-hidden="true">→</span>
            <span className="for-ears">{historyWords.newKey}</span> {maskKeyId(newKey)}
          </>
        )}
      </td>
      <td className="cell-note">{code === undefined ? '' : explanations[code].title}</td>
    </tr>
  );
}
