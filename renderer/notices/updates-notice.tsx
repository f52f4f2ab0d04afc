import type { ReactElement } from 'react';
import { updateWords } from '../../shared/words/settings/updates.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { Notice, Title } from '../ui/notice.tsx';

/** Asks once whether Keyturn may check for updates. Until it is answered, nothing is fetched. */
export function UpdatesNotice(): ReactElement {
  const bridge = useBridge();
  const command = useCommand();

  function answer(daily: boolean): void {
    command.run(() => bridge.updates.setDaily({ daily }));
  }

  return (
    <Notice tone="info">
      <Title level={2}>{updateWords.ask}</Title>
      <p>
        {updateWords.dailyFollows} {updateWords.later}
      </p>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            answer(true);
          }}
        >
          {updateWords.yes}
        </Button>
        <Button
          busy={command.pending}
          onClick={() => {
            answer(false);
          }}
        >
          {updateWords.no}
        </Button>
      </div>
    </Notice>
  );
}
