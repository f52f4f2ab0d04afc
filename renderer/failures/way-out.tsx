import type { ReactElement } from 'react';
import { guideFor } from '../../shared/failures/guide-for.ts';
import { waysOut } from '../../shared/failures/ways-out.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { explain, wayOutLabels } from '../../shared/words/errors.ts';
import { windowWords } from '../../shared/words/window.ts';
import { useBridge } from '../bridge/bridge.ts';
import { useShowView } from '../bridge/show-view.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Notice, Title } from '../ui/notice.tsx';
import { AgreeToHosts } from './agree-to-hosts.tsx';

type WayOutProps = {
  readonly failure: Failure;
  /** What "Try again" does; without it there is no such button. */
  readonly onTryAgain?: (() => void) | undefined;
};

/** The button beside a failure, if it has one. */
export function WayOutButton({ failure, onTryAgain }: WayOutProps): ReactElement | undefined {
  const bridge = useBridge();
  const command = useCommand();
  const goTo = useShowView();
  const wayOut = waysOut[failure.code];
  const label = wayOutLabels[wayOut];
  if (wayOut === 'ask there') {
    return <AgreeToHosts failure={failure} onAgreed={onTryAgain} />;
  }
  if (label === undefined || (wayOut === 'try again' && onTryAgain === undefined)) {
    return undefined;
  }

  function act(): void {
    switch (wayOut) {
      case 'try again':
        onTryAgain?.();
        break;
      case 'check again':
        command.run(() => bridge.profiles.checkNow(undefined));
        break;
      case 'read the guide':
      case 'contact AWS':
        command.run(() => bridge.help.openGuide({ guide: guideFor(failure.code) }));
        break;
      case 'see permissions':
      case 'see denials':
        goTo('permissions');
        break;
      case 'see connection':
        goTo('settings');
        break;
      case 'ask there':
      case 'none':
        break;
    }
  }

  return (
    <>
      <Button busy={command.pending} onClick={act}>
        {label}
      </Button>
      {command.failure !== undefined && (
        <p className="remark" role="alert">
          {explain(command.failure).title}. {explain(command.failure).next}
        </p>
      )}
    </>
  );
}

/** What to do next, after a failure. */
export function NextStep({ text }: { readonly text: string }): ReactElement {
  return (
    <p>
      <strong className="lead-in">{windowWords.nextStep}</strong> {text}
    </p>
  );
}

/** A failure as an alert: title, sentence, next step and way out. */
export function FailureNotice({
  failure,
  level,
  onTryAgain,
}: WayOutProps & { readonly level: 2 | 3 }): ReactElement {
  const { title, body, next } = explain(failure);
  return (
    <Notice tone="danger" role="alert">
      <Title level={level}>{title}</Title>
      <p>{body}</p>
      <NextStep text={next} />
      <div className="actions">
        <WayOutButton failure={failure} onTryAgain={onTryAgain} />
      </div>
    </Notice>
  );
}

/** The failure of a command, if there is one, near its control. */
export function CommandFailure({
  command,
  level,
}: {
  readonly command: ReturnType<typeof useCommand>;
  readonly level: 2 | 3;
}): ReactElement | undefined {
  return command.failure === undefined ? undefined : (
    <FailureNotice failure={command.failure} level={level} onTryAgain={command.again} />
  );
}
