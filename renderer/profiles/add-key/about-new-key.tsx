import type { ReactElement } from 'react';
import type { NewKeyView } from '../../../shared/contract/add-key-view.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { maskKeyId } from '../../../shared/values/identifiers.ts';
import { addKeyWords } from '../../../shared/words/profiles/add-key.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { OtherPartitions } from '../../failures/other-partitions.tsx';
import { FailureNotice } from '../../failures/way-out.tsx';
import { CheckIcon, SpinnerIcon } from '../../ui/icons.tsx';

/** A pending key: its ID, and what AWS reports about it. */
export function AboutNewKey({ about }: { readonly about: NewKeyView }): ReactElement {
  const { keyId, heldBy } = about;
  return (
    <div className="new-key" aria-live="polite">
      <p className="path">{maskKeyId(keyId)}</p>
      <AwsAnswer asked={about.asked} />
      {about.partitions !== undefined && <OtherPartitions keyId={keyId} view={about.partitions} />}
      {heldBy.length > 0 && <p className="hint">{addKeyWords.heldBy(heldBy)}</p>}
    </div>
  );
}

function AwsAnswer({ asked }: Pick<NewKeyView, 'asked'>): ReactElement {
  const bridge = useBridge();
  const again = useCommand();
  switch (asked.answer) {
    case 'not yet':
      return (
        <p className="hint file-state">
          <SpinnerIcon />
          {addKeyWords.asking}
        </p>
      );
    case 'accepted':
      return (
        <p className="file-state file-read">
          <CheckIcon />
          {addKeyWords.accepted(asked.user, asked.account)}
        </p>
      );
    case 'none':
      return (
        <FailureNotice
          failure={asked.failure}
          level={3}
          onTryAgain={() => {
            again.run(() => bridge.pendingKeys.askAws({ profile: null }));
          }}
        />
      );
    default:
      return unreachable(asked);
  }
}
