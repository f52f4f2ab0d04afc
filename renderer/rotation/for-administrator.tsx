import { useState } from 'react';
import type { ReactElement } from 'react';
import { openWords } from '../../shared/words/rotation/open.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';

type ForAdministratorProps = {
  /** The ID of the rotation. */
  readonly rotation: string;
  readonly message: string;
};

/** The message to an administrator about a rotation that needs a decision, to be read and copied. */
export function ForAdministrator({ rotation, message }: ForAdministratorProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [copied, setCopied] = useState(false);

  function copy(): void {
    setCopied(false);
    command.run(async () => {
      const reply = await bridge.rotation.copyMessage({ rotation });
      setCopied(reply.ok);
      return reply;
    });
  }

  return (
    <figure className="message">
      <figcaption className="lead-in">{openWords.forAdministrator}</figcaption>
      <blockquote>{message}</blockquote>
      <div className="actions">
        <Button busy={command.pending} onClick={copy}>
          {openWords.copyMessage}
        </Button>
      </div>
      <p role="status" className="hint copied">
        {copied && openWords.messageCopied}
      </p>
      <CommandFailure command={command} level={3} />
    </figure>
  );
}
