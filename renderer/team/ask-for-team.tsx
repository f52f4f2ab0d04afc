import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { teamWords } from '../../shared/words/team.ts';
import { Button } from '../ui/button.tsx';

type AskForTeamProps = {
  /** Those whose key can sign a request. */
  readonly profiles: readonly string[];
  /** The profile used the last time. */
  readonly asked: string | undefined;
  readonly isBusy: boolean;
  readonly onAsk: (profile: string) => void;
};

/** Chooses the profile whose key requests the report, and requests it. */
export function AskForTeam({
  profiles,
  asked,
  isBusy,
  onAsk,
}: AskForTeamProps): ReactElement | undefined {
  const id = useId();
  const [wanted, setWanted] = useState<string | undefined>(undefined);
  const chosen =
    profiles.find((name) => name === wanted) ??
    profiles.find((name) => name === asked) ??
    profiles[0];
  if (chosen === undefined) {
    return undefined;
  }
  return (
    <div className="list-tools">
      <div className="field list-search">
        <label htmlFor={id}>{teamWords.profile}</label>
        <select
          id={id}
          className="box"
          value={chosen}
          onChange={({ target }) => {
            setWanted(target.value);
          }}
        >
          {profiles.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Button
        tone="primary"
        busy={isBusy}
        onClick={() => {
          onAsk(chosen);
        }}
      >
        {teamWords.ask}
      </Button>
    </div>
  );
}
