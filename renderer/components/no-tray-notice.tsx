import type { ReactElement } from 'react';
import { noTrayWords } from '../../shared/words/desktop.ts';
import { useBridge } from '../bridge.ts';
import { useCommand } from '../use-command.ts';
import { Button } from './button.tsx';
import { Notice, Title } from './notice.tsx';
import { CommandFailure } from './way-out.tsx';

/** Tells that the desktop has no tray, once: whoever has read it is not told again. */
export function NoTrayNotice(): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const { title, body, guide, understood } = noTrayWords;
  return (
    <Notice tone="info">
      <Title level={2}>{title}</Title>
      <p>{body}</p>
      <CommandFailure command={command} level={3} />
      <div className="actions">
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.openGuide({ guide: 'tray icons of GNOME' }));
          }}
        >
          {guide}
        </Button>
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.endNoTrayNotice(undefined));
          }}
        >
          {understood}
        </Button>
      </div>
    </Notice>
  );
}
