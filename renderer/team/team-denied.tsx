import { useState } from 'react';
import type { ReactElement } from 'react';
import { reportActions, reportPolicy } from '../../shared/permissions/permission-policy.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { teamDeniedWords } from '../../shared/words/team.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { Button } from '../ui/button.tsx';

/** The permissions for reading the report, for a user without them. */
export function TeamDenied({ failure }: { readonly failure: Failure }): ReactElement {
  const bridge = useBridge();
  const command = useCommand();
  const [isCopied, setCopied] = useState(false);
  const { code, awsName, action = 'GetCredentialReport', requestId } = failure;

  function copy(): void {
    setCopied(false);
    command.run(async () => {
      const reply = await bridge.team.copyPolicy(undefined);
      setCopied(reply.ok);
      return reply;
    });
  }

  return (
    <section className="card">
      <div role="alert">
        <h2 className="title">{teamDeniedWords.title}</h2>
        {code === 'MFA_NEEDED' && <p>{teamDeniedWords.mfa}</p>}
        <p>{teamDeniedWords.body}</p>
      </div>
      <ul className="team-actions">
        {reportActions.map((name) => (
          <li key={name}>
            <code translate="no">{name}</code> {teamDeniedWords.actions[name]}
          </li>
        ))}
      </ul>
      <p>{teamDeniedWords.only}</p>
      {awsName !== undefined && (
        <p className="hint">{teamDeniedWords.said(awsName, action, requestId)}</p>
      )}
      <div className="actions">
        <Button tone="primary" busy={command.pending} onClick={copy}>
          {teamDeniedWords.copy}
        </Button>
      </div>
      <p role="status" className="hint copied">
        {isCopied && teamDeniedWords.copied}
      </p>
      <CommandFailure command={command} level={3} />
      <pre
        className="policy-text"
        translate="no"
        role="region"
        aria-label={teamDeniedWords.policyText}
      >
        {reportPolicy()}
      </pre>
    </section>
  );
}
