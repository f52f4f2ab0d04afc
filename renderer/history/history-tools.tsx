import { useId } from 'react';
import type { ReactElement } from 'react';
import type { HistoryEvent, HistoryFilter } from '../../shared/contract/history.ts';
import { defined } from '../../shared/lib/defined.ts';
import { historyEventNames, oneOf } from '../../shared/values/choices.ts';
import { historyEvents, historyWords } from '../../shared/words/history.ts';
import { SearchField } from '../ui/search-field.tsx';

/** What a person searches for, as they have typed it. */
export type HistorySearch = {
  readonly search: string;
  readonly event: HistoryEvent | undefined;
  /** "2026-11-23", or empty. */
  readonly from: string;
  readonly to: string;
};

/** No filter. */
export const everything: HistorySearch = { search: '', event: undefined, from: '', to: '' };

/** The filter of a search. Days are those of this computer, and `to` is included. */
export function filterOf({ search, event, from, to }: HistorySearch): HistoryFilter {
  const begin = startOf(from, 0);
  const end = startOf(to, 1);
  return {
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...defined({ event, from: begin, to: end }),
  };
}

function startOf(day: string, daysLater: number): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) {
    return undefined;
  }
  const instant = new Date(year, month - 1, date + daysLater).getTime();
  // A year that is still being typed may be before 1970.
  return Number.isFinite(instant) ? Math.max(0, instant) : undefined;
}

type HistoryToolsProps = {
  readonly wanted: HistorySearch;
  readonly onChange: (wanted: HistorySearch) => void;
};

/** Search, kind and period of the history. */
export function HistoryTools({ wanted, onChange }: HistoryToolsProps): ReactElement {
  const id = useId();
  return (
    <search className="list-tools">
      <SearchField
        label={historyWords.search}
        value={wanted.search}
        onChange={(search) => {
          onChange({ ...wanted, search });
        }}
      />
      <div className="field">
        <label htmlFor={`${id}-event`}>{historyWords.kind}</label>
        <select
          id={`${id}-event`}
          className="box"
          value={wanted.event ?? ''}
          onChange={({ target }) => {
            onChange({ ...wanted, event: oneOf(historyEventNames, target.value) });
          }}
        >
          <option value="">{historyWords.anyKind}</option>
          {historyEventNames.map((event) => (
            <option key={event} value={event}>
              {historyEvents[event]}
            </option>
          ))}
        </select>
      </div>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className="field">
          <label htmlFor={`${id}-${end}`}>{historyWords[end]}</label>
          <input
            id={`${id}-${end}`}
            className="box"
            type="date"
            value={wanted[end]}
            onChange={({ target }) => {
              onChange({ ...wanted, [end]: target.value });
            }}
          />
        </div>
      ))}
    </search>
  );
}
