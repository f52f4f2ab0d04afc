import { useState } from 'react';
import type { ReactElement } from 'react';
import type { TeamFilter } from '../../shared/contract/team.ts';
import { teamWords } from '../../shared/words/team.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';

/** Exports the users that meet the filter. */
export function ExportTeam({ filter }: { readonly filter: TeamFilter }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [isWritten, setWritten] = useState(false);

  function write(): void {
    setWritten(false);
    command.run(async () => {
      const reply = await bridge.team.export({ filter });
      setWritten(reply.ok && reply.value.chosen);
      return reply;
    });
  }

  return (
    <div className="exports">
      <div className="actions">
        <Button busy={command.pending} onClick={write}>
          {teamWords.export}
        </Button>
      </div>
      <p role="status" className="hint copied">
        {isWritten && teamWords.written}
      </p>
      <CommandFailure command={command} level={3} />
    </div>
  );
}
