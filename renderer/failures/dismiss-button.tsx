import type { ReactElement } from 'react';
import { rotationWords } from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import type { useCommand } from '../bridge/use-command.ts';
import { Button } from '../ui/button.tsx';

export function DismissButton({
  command,
  rotation,
}: {
  readonly command: ReturnType<typeof useCommand>;
  readonly rotation: string;
}): ReactElement {
  const bridge = useBridge();
  return (
    <Button
      tone="quiet"
      busy={command.pending}
      onClick={() => {
        command.run(() => bridge.rotation.dismiss({ rotation }));
      }}
    >
      {rotationWords.dismiss}
    </Button>
  );
}
