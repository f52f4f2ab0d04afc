import type { ReactElement } from 'react';
import type { TeamRow } from '../../../shared/team.ts';
import {
  teamKeyInWords,
  teamRemarks,
  teamUseInWords,
  teamWords,
} from '../../../shared/words/team.ts';
import { useSnapshot } from '../../snapshot-context.ts';
import { CheckIcon, CircleIcon, ClockIcon, WarningIcon } from '../icons.tsx';

type TeamKey = TeamRow['keys'][number];

const { columns } = teamWords;
const places = [1, 2] as const;

/** The users with their keys, the most urgent first. */
export function TeamTable({ rows }: { readonly rows: readonly TeamRow[] }): ReactElement {
  return (
    <table className="history team" aria-label={teamWords.table}>
      <thead>
        <tr>
          <th scope="col">{columns.user}</th>
          {places.map((place) => (
            <th key={place} scope="col">
              {columns.keys[place]}
            </th>
          ))}
          <th scope="col">{columns.remarks}</th>
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
        <td key={place} className="team-key">
          {/* A narrow window has no row of headings. */}
          <span className="team-label" aria-hidden="true">
            {columns.keys[place]}
          </span>
          <KeyCell of={keys.find((key) => key.place === place)} />
        </td>
      ))}
      <td className="team-remarks">
        {remarks.map((remark) => (
          <span key={remark}>{teamRemarks[remark]}</span>
        ))}
      </td>
    </tr>
  );
}

/** "team/design/": what of an ARN stands between `user/` and the name. */
function pathIn(arn: string): string {
  return /:user\/(.+\/)[^/]*$/u.exec(arn)?.[1] ?? '';
}

function KeyCell({ of: key }: { readonly of: TeamKey | undefined }): ReactElement {
  const { at: now } = useSnapshot();
  if (key === undefined) {
    return <span className="hint">{teamWords.noKey}</span>;
  }
  const due = key.age?.due;
  const Icon = due === undefined ? CircleIcon : dueIcons[due];
  return (
    <>
      <span className={due === undefined ? 'team-age' : `team-age age-${due}`}>
        <Icon />
        {teamKeyInWords(key)}
      </span>
      <span className="hint">{teamUseInWords(key.lastUse, now)}</span>
    </>
  );
}

const dueIcons = {
  fresh: CheckIcon,
  due: ClockIcon,
  overdue: WarningIcon,
} as const;
