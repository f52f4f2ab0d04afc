import type { ReactElement } from 'react';
import { updateSentence } from '../../shared/application/update-sentence.ts';
import type { Updates, UpdateView } from '../../shared/contract/updates.ts';
import { updateWords } from '../../shared/words/settings/updates.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import type { Undoable } from '../bridge/use-undoable.ts';
import { CommandFailure, FailureNotice } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { formatInstant } from '../ui/format.ts';

type UpdatesCardProps = { readonly updates: Updates; readonly undoable: Undoable };

const fixed: ReadonlySet<UpdateView['state']> = new Set(['not available', 'not allowed']);
const busy: ReadonlySet<UpdateView['state']> = new Set(['checking', 'downloading', 'deferred']);

/** Whether Keyturn checks for updates, and the state of the current one. */
export function UpdatesCard({ updates: { daily, now }, undoable }: UpdatesCardProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const check = (): void => {
    command.run(() => bridge.updates.checkNow(undefined));
  };
  return (
    <section className="card">
      <h2 className="title">{updateWords.title}</h2>
      {!fixed.has(now.state) && (
        <Checkbox
          label={updateWords.daily}
          follows={updateWords.dailyFollows}
          checked={daily}
          onChange={(next) => {
            undoable.change(
              () => bridge.updates.setDaily({ daily: next }),
              () => bridge.updates.setDaily({ daily }),
            );
          }}
        />
      )}
      <p role="status">{now.state !== 'failed' && updateSentence(now, formatInstant)}</p>
      {now.state === 'failed' && (
        <FailureNotice failure={now.failure} level={3} onTryAgain={check} />
      )}
      <CommandFailure command={command} level={3} />
      {!fixed.has(now.state) && now.state !== 'failed' && (
        <div className="actions">
          {now.state === 'ready' ? (
            <Button
              tone="primary"
              busy={command.pending}
              onClick={() => {
                command.run(() => bridge.updates.install(undefined));
              }}
            >
              {updateWords.install}
            </Button>
          ) : (
            <Button busy={command.pending || busy.has(now.state)} onClick={check}>
              {updateWords.check}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
