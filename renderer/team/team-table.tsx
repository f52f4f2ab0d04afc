import type { ReactElement } from 'react';
import type { TeamRow } from '../../shared/contract/team.ts';
import { teamKeyInWords, teamRemarks, teamUseInWords, teamWords } from '../../shared/words/team.ts';
import { useSnapshot } from '../bridge/snapshot-context.ts';
import { CheckIcon, CircleIcon, ClockIcon, WarningIcon } from '../ui/icons.tsx';

type TeamKey = TeamRow['keys'][number];

const places = [1, 2] as const;

/** The users with their keys, the most urgent first. */
export function TeamTable({ rows }: { readonly rows: readonly TeamRow[] }): ReactElement {
  return (
    <table className="history team" aria-label={teamWords.table}>
      <thead>
        <tr>
          <th scope="col">{teamWords.columns.user}</th>
          {places.map((place) => (
            <th key={place} scope="col">
              {teamWords.columns.keys[place]}
            </th>
          ))}
          <th scope="col">{teamWords.columns.remarks}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.arn} ${row.user}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: TeamRow }): ReactElement {
  const { user, arn, isRoot, keys, remarks } = row;
  const path = pathIn(arn);
  return (
    <tr>
      <td className="team-user">
        <span className="cell-event">{isRoot ? teamWords.root : user}</span>
        {path !== '' && <span className="hint">{teamWords.path(path)}</span>}
      </td>
      {places.map((place) => (
        <KeyCell key={place} place={place} held={keys.find((key) => key.place === place)} />
      ))}
      <td className="team-remarks">
        {remarks.map((remark) => (
          <span key={remark}>{teamRemarks[remark]}</span>
        ))}
      </td>
    </tr>
  );
}

/** "team/design/": the part of an ARN between `user/` and the name. */
function pathIn(arn: string): string {
  return /:user\/(.+\/)[^/]*$/u.exec(arn)?.[1] ?? '';
}

type KeyCellProps = {
  readonly place: TeamKey['place'];
  readonly held: TeamKey | undefined;
};

function KeyCell({ place, held }: KeyCellProps): ReactElement {
  return (
    <td className={held === undefined ? 'team-key team-key-none' : 'team-key'}>
      {/* A narrow window shows no row of headings. */}
      <span className="team-label" aria-hidden="true">
        {teamWords.columns.keys[place]}
      </span>
      {held === undefined ? (
        <span className="hint">{teamWords.noKey}</span>
      ) : (
        <KeyFacts held={held} />
      )}
    </td>
  );
}

function KeyFacts({ held }: { readonly held: TeamKey }): ReactElement {
  const { at: now } = useSnapshot();
  const due = held.age?.due;
  const Icon = due === undefined ? CircleIcon : dueIcons[due];
  return (
    <>
      <span className={due === undefined ? 'team-age' : `team-age age-${due}`}>
        <Icon />
        {teamKeyInWords(held)}
      </span>
      <span className="hint">{teamUseInWords(held.lastUse, now)}</span>
    </>
  );
}

const dueIcons = {
  fresh: CheckIcon,
  due: ClockIcon,
  overdue: WarningIcon,
} as const;
