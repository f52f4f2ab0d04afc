import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { guideNames, oneOf, policyScopes } from '../../shared/choices.ts';
import { partitionOf, permissionPolicy } from '../../shared/permission-policy.ts';
import type { PolicyChoice, UserRights } from '../../shared/permissions.ts';
import { permissionWords } from '../../shared/words/permissions.ts';
import { useBridge } from '../bridge.ts';
import { useCommand } from '../use-command.ts';
import { Button } from './button.tsx';
import { CommandFailure } from './way-out.tsx';

type What = keyof typeof permissionWords.copied;

/** The policy to attach, for whom it is, and the words to ask for it. */
export function PermissionPolicyCard({ user }: { readonly user: UserRights }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const id = useId();
  const [choice, setChoice] = useState<PolicyChoice>({ scope: 'this user', needsMfa: false });
  const [copied, setCopied] = useState<What | undefined>(undefined);
  const guide = oneOf(guideNames, `IAM of ${partitionOf(user)}`);

  function choose(next: Partial<PolicyChoice>): void {
    setChoice({ ...choice, ...next });
    setCopied(undefined);
  }

  function copy(what: What): void {
    const { account, user: name } = user;
    setCopied(undefined);
    command.run(async () => {
      const reply = await bridge.copyPermissions({ account, user: name, choice, what });
      setCopied(reply.ok ? what : undefined);
      return reply;
    });
  }

  return (
    <section className="card">
      <h2 id={`${id}-title`} className="title">
        {permissionWords.policy}
      </h2>
      <div role="radiogroup" aria-labelledby={`${id}-title`}>
        {policyScopes.map((scope) => (
          <div key={scope} className="answer">
            <input
              type="radio"
              id={`${id}-${scope}`}
              name={id}
              checked={choice.scope === scope}
              onChange={() => {
                choose({ scope });
              }}
            />
            <label htmlFor={`${id}-${scope}`}>{permissionWords.scopes[scope]}</label>
          </div>
        ))}
      </div>
      <div className="answer">
        <input
          type="checkbox"
          id={`${id}-mfa`}
          checked={choice.needsMfa}
          onChange={({ target }) => {
            choose({ needsMfa: target.checked });
          }}
        />
        <label htmlFor={`${id}-mfa`}>{permissionWords.needsMfa}</label>
      </div>
      <div className="actions">
        <Button
          tone="primary"
          busy={command.pending}
          onClick={() => {
            copy('message');
          }}
        >
          {permissionWords.copyMessage}
        </Button>
        <Button
          busy={command.pending}
          onClick={() => {
            copy('policy');
          }}
        >
          {permissionWords.copyPolicy}
        </Button>
        {guide !== undefined && (
          <Button
            tone="quiet"
            onClick={() => {
              command.run(() => bridge.openGuide({ guide }));
            }}
          >
            {permissionWords.openConsole}
          </Button>
        )}
      </div>
      <p role="status" className="hint copied">
        {copied !== undefined && permissionWords.copied[copied]}
      </p>
      <CommandFailure command={command} level={3} />
      <pre
        className="policy-text"
        translate="no"
        role="region"
        aria-label={permissionWords.policyText}
      >
        {permissionPolicy(user.arn, choice)}
      </pre>
    </section>
  );
}
