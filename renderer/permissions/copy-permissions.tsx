import { useState } from 'react';
import type { ReactElement } from 'react';
import type { PolicyChoice, UserRights } from '../../shared/contract/permissions.ts';
import { permissionWords } from '../../shared/words/permissions.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';

type CopyTarget = keyof typeof permissionWords.copied;

type CopyPermissionsProps = {
  readonly user: UserRights;
  readonly choice: PolicyChoice;
  /** What can be copied, the most important first. */
  readonly offers: readonly CopyTarget[];
  /** Further buttons. */
  readonly children?: ReactElement | undefined;
};

/** Buttons that copy the message to an administrator, or the policy to attach; below is said what was copied. */
export function CopyPermissions({
  user,
  choice,
  offers,
  children,
}: CopyPermissionsProps): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [copied, setCopied] = useState<CopyTarget | undefined>(undefined);
  const labels = { message: permissionWords.copyMessage, policy: permissionWords.copyPolicy };

  function copy(what: CopyTarget): void {
    const { account, user: name } = user;
    setCopied(undefined);
    command.run(async () => {
      const reply = await bridge.permissions.copy({ account, user: name, choice, what });
      setCopied(reply.ok ? what : undefined);
      return reply;
    });
  }

  return (
    <>
      <div className="actions">
        {offers.map((what, index) => (
          <Button
            key={what}
            tone={index === 0 ? 'primary' : 'plain'}
            busy={command.pending}
            onClick={() => {
              copy(what);
            }}
          >
            {labels[what]}
          </Button>
        ))}
        {children}
      </div>
      <p role="status" className="hint copied">
        {copied !== undefined && permissionWords.copied[copied]}
      </p>
      <CommandFailure command={command} level={3} />
    </>
  );
}
