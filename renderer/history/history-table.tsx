import { Fragment, useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { HistoryDamage, HistoryLine } from '../../shared/contract/history.ts';
import { maskKeyId } from '../../shared/values/identifiers.ts';
import { explanations } from '../../shared/words/errors.ts';
import { historyEvents, historyWords } from '../../shared/words/history.ts';
import { names } from '../../shared/words/lists.ts';
import { stepLabels } from '../../shared/words/rotation/rotation.ts';
import { profileWords } from '../../shared/words/window.ts';
import { formatInstant, machineInstant } from '../ui/format.ts';
import { WarningIcon } from '../ui/icons.tsx';

type HistoryTableProps = {
  readonly lines: readonly HistoryLine[];
  readonly damages: readonly HistoryDamage[];
};

/** The lines, the newest first, with damage of the file shown between them. */
export function HistoryTable({ lines, damages }: HistoryTableProps): ReactElement {
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
        <Damages all={damages} below={0} />
        {lines.map((line, index) => (
          <Fragment key={`${line.at} ${line.rotation} ${line.event}`}>
            <Row line={line} />
            <Damages all={damages} below={index + 1} />
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

type DamagesProps = { readonly all: readonly HistoryDamage[]; readonly below: number };

function Damages({ all, below }: DamagesProps): ReactElement {
  const here = all.filter((damage) => damage.below === below);
  return (
    <>
      {here.map(({ what, line }) => (
        <tr key={line} className="history-damage">
          <td colSpan={6}>
            <WarningIcon /> {historyWords.damage[what](line)}
          </td>
        </tr>
      ))}
    </>
  );
}

function Row({ line }: { readonly line: HistoryLine }): ReactElement {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { at, event, profiles, account, user, oldKey, newKey, code } = line;
  return (
    <>
      <tr>
        <td className="cell-date">
          <Unfold
            at={at}
            controls={id}
            isOpen={isOpen}
            onChange={() => {
              setIsOpen(!isOpen);
            }}
          />
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
      <tr id={id} className="history-more" hidden={!isOpen}>
        {isOpen && (
          <td colSpan={6}>
            <Details line={line} />
          </td>
        )}
      </tr>
    </>
  );
}

type UnfoldProps = {
  readonly at: number;
  readonly controls: string;
  readonly isOpen: boolean;
  readonly onChange: () => void;
};

function Unfold({ at, controls, isOpen, onChange }: UnfoldProps): ReactElement {
  return (
    <button
      type="button"
      className="unfold"
      aria-expanded={isOpen}
      aria-controls={controls}
      onClick={onChange}
    >
      <time dateTime={machineInstant(at)}>{formatInstant(at)}</time>
      <span className="for-ears">{historyWords.details}</span>
    </button>
  );
}

function Details({ line }: { readonly line: HistoryLine }): ReactElement {
  const { facts } = historyWords;
  const { at, oldKey, newKey, oldKeyCreatedAt, code, reached, rotation } = line;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [facts.time, machineInstant(at)],
    [facts.oldKey, oldKey],
    [facts.created, oldKeyCreatedAt === undefined ? undefined : machineInstant(oldKeyCreatedAt)],
    [facts.newKey, newKey],
    [facts.error, code],
    [facts.reached, reached === undefined ? undefined : stepLabels[reached]],
    [facts.rotation, rotation],
  ];
  return (
    <dl className="facts">
      {rows.map(([name, fact]) =>
        fact === undefined ? null : (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd className="path">{fact}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}
