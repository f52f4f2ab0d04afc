import { useId } from 'react';
import type { ReactElement } from 'react';
import type { TeamFilter } from '../../shared/contract/team.ts';
import { oneOf, teamScopes } from '../../shared/values/choices.ts';
import { teamWords } from '../../shared/words/team.ts';
import { SearchField } from '../ui/search-field.tsx';

type TeamToolsProps = {
  readonly filter: TeamFilter;
  readonly onChange: (filter: TeamFilter) => void;
};

/** Search, and which users are shown. */
export function TeamTools({ filter, onChange }: TeamToolsProps): ReactElement {
  const id = useId();
  return (
    <search className="list-tools">
      <SearchField
        label={teamWords.search}
        value={filter.search ?? ''}
        onChange={(search) => {
          onChange({ ...filter, search });
        }}
      />
      <div className="field">
        <label htmlFor={id}>{teamWords.scope}</label>
        <select
          id={id}
          className="box"
          value={filter.scope}
          onChange={({ target }) => {
            onChange({ ...filter, scope: oneOf(teamScopes, target.value) ?? filter.scope });
          }}
        >
          {teamScopes.map((scope) => (
            <option key={scope} value={scope}>
              {teamWords.scopes[scope]}
            </option>
          ))}
        </select>
      </div>
    </search>
  );
}
