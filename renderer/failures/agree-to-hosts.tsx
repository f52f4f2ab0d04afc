import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Failure } from '../../shared/values/failure.ts';
import { explain, wayOutLabels } from '../../shared/words/errors.ts';
import { askThereWords, endpointWords } from '../../shared/words/rotation/questions.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmRisk } from '../ui/confirm-risk.tsx';

type AgreeToHostsProps = {
  readonly failure: Failure;
  /** Repeats what the missing agreement has prevented. */
  readonly onAgreed?: (() => void) | undefined;
};

/** Lets a person agree to the hosts that the failure names, and says what that risks. */
export function AgreeToHosts({ failure, onAgreed }: AgreeToHostsProps): ReactElement | undefined {
  const bridge = useBridge();
  const command = useCommand();
  const [isOpen, setIsOpen] = useState(false);
  const { profile, hosts } = failure;
  if (profile === undefined || hosts === undefined) {
    return undefined;
  }

  function agree(): void {
    command.run(async () => {
      const reply = await bridge.profiles.agreeToHosts({
        profile: profile ?? '',
        hosts: hosts ?? [],
      });
      if (reply.ok) {
        setIsOpen(false);
        onAgreed?.();
      }
      return reply;
    });
  }

  return (
    <>
      <Button
        tone="quiet"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {wayOutLabels['ask there']} <span className="for-ears">{profile}</span>
      </Button>
      {isOpen && (
        <ConfirmRisk
          title={askThereWords.title(profile)}
          body={endpointWords.body(hosts)}
          warnings={[askThereWords.warning, endpointWords.remembered]}
          label={askThereWords.askThere}
          busy={command.pending}
          onConfirm={agree}
          onCancel={() => {
            setIsOpen(false);
          }}
        >
          {command.failure !== undefined && (
            <p className="remark" role="alert">
              {explain(command.failure).title}. {explain(command.failure).body}
            </p>
          )}
        </ConfirmRisk>
      )}
    </>
  );
}
