import type { ReactElement } from 'react';
import { noTrayWords } from '../../shared/words/desktop.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { Notice, Title } from '../ui/notice.tsx';

/** Shows that the desktop has no tray, until it is dismissed. */
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
            command.run(() => bridge.help.openGuide({ guide: 'tray icons of GNOME' }));
          }}
        >
          {guide}
        </Button>
        <Button
          busy={command.pending}
          onClick={() => {
            command.run(() => bridge.window.closeNoTrayNotice(undefined));
          }}
        >
          {understood}
        </Button>
      </div>
    </Notice>
  );
}
