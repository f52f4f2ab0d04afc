import type { ReactElement } from 'react';
import type { OldKeyAct } from '../../shared/contract/rotation.ts';
import { oldKeyActLabel, oldKeyWords } from '../../shared/words/rotation/old-key.ts';
import { useBridge } from '../bridge/bridge.ts';
import type { useCommand } from '../bridge/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';

type OldKeyActsProps = {
  readonly rotation: string;
  readonly profiles: readonly string[];
  readonly acts: readonly OldKeyAct[];
  readonly command: ReturnType<typeof useCommand>;
};

/** A button for each act on the old key, in the order given. */
export function OldKeyActs({ rotation, profiles, acts, command }: OldKeyActsProps): ReactElement {
  const bridge = useBridge();
  return (
    <>
      {acts.map((act) => {
        const label = oldKeyActLabel(act, profiles);
        const run = (): void => {
          command.run(() => bridge.rotation.changeOldKey({ rotation, act }));
        };
        return act === 'delete now' ? (
          <ConfirmButton
            key={act}
            label={label}
            question={oldKeyWords.sure}
            confirm={oldKeyWords.confirm}
            keep={oldKeyWords.keep}
            busy={command.pending}
            onConfirm={run}
          />
        ) : (
          <Button key={act} busy={command.pending} onClick={run}>
            {label}
          </Button>
        );
      })}
    </>
  );
}
