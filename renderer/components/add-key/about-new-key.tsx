import type { ReactElement } from 'react';
import type { NewKeyView } from '../../../shared/adding.ts';
import { maskKeyId } from '../../../shared/identifiers.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import { addKeyWords } from '../../../shared/words/add-key.ts';
import { useBridge } from '../../bridge.ts';
import { useCommand } from '../../use-command.ts';
import { CheckIcon, SpinnerIcon } from '../icons.tsx';
import { OtherPartitions } from '../other-partitions.tsx';
import { FailureNotice } from '../way-out.tsx';

/** A key that was read: its id, and what AWS says of it. */
export function AboutNewKey({ about }: { readonly about: NewKeyView }): ReactElement {
  const { keyId, heldBy } = about;
  return (
    <div className="new-key" aria-live="polite">
      <p className="path">{maskKeyId(keyId)}</p>
      <Asked asked={about.asked} />
      {about.partitions !== undefined && <OtherPartitions keyId={keyId} view={about.partitions} />}
      {heldBy.length > 0 && <p className="hint">{addKeyWords.heldBy(heldBy)}</p>}
    </div>
  );
}

function Asked({ asked }: Pick<NewKeyView, 'asked'>): ReactElement {
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
            again.run(() => bridge.askAboutNewKeys({ profile: null }));
          }}
        />
      );
    default:
      return unreachable(asked);
  }
}
