import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { GuideName } from '../../shared/contract/groups/window.ts';
import type { PolicyChoice, UserRights } from '../../shared/contract/permissions.ts';
import { obstaclesOf } from '../../shared/permissions/obstacles.ts';
import { partitionOf, permissionPolicy } from '../../shared/permissions/permission-policy.ts';
import { guideNames, oneOf, policyScopes } from '../../shared/values/choices.ts';
import { permissionWords } from '../../shared/words/permissions.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';
import { CopyPermissions } from './copy-permissions.tsx';

/** The policy to attach, its scope, and the message to request it. */
export function PermissionPolicyCard({ user }: { readonly user: UserRights }): ReactElement {
  const id = useId();
  const [choice, setChoice] = useState<PolicyChoice>({ scope: 'this user', needsMfa: false });
  const guide = oneOf(guideNames, `IAM of ${partitionOf(user)}`);

  function choose(next: Partial<PolicyChoice>): void {
    setChoice({ ...choice, ...next });
  }

  return (
    <section className="card">
      <h2 id={`${id}-title`} className="title">
        {permissionWords.policy}
      </h2>
      {obstaclesOf(user).length > 0 && <p className="hint">{permissionWords.policyBesides}</p>}
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
      <CopyPermissions
        key={`${choice.scope} ${choice.needsMfa}`}
        user={user}
        choice={choice}
        offers={['message', 'policy']}
      >
        {guide === undefined ? undefined : <OpenConsole guide={guide} />}
      </CopyPermissions>
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

function OpenConsole({ guide }: { readonly guide: GuideName }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  return (
    <>
      <Button
        tone="quiet"
        onClick={() => {
          command.run(() => bridge.help.openGuide({ guide }));
        }}
      >
        {permissionWords.openConsole}
      </Button>
      <CommandFailure command={command} level={3} />
    </>
  );
}
