import type { ReactElement } from 'react';
import type { AddKeyView } from '../../../shared/contract/add-key-view.ts';
import { addKeyWords } from '../../../shared/words/profiles/add-key.ts';
import { useBridge } from '../../bridge/bridge.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { CommandFailure } from '../../failures/way-out.tsx';
import { Button } from '../../ui/button.tsx';
import { isWindows } from '../../ui/is-windows.ts';
import { Notice, Title } from '../../ui/notice.tsx';

type AddedKeyProps = {
  readonly added: Extract<AddKeyView, { readonly state: 'added' }>;
  readonly onClose: () => void;
};

/** The key is in the file; what to do next. */
export function AddedKey({ added, onClose }: AddedKeyProps): ReactElement {
  const bridge = useBridge();
  const rotate = useCommand();
  const { keyId, profile, from, clipboardEmptied } = added;

  function rotateNow(): void {
    rotate.run(async () => {
      const reply = await bridge.rotation.start({ profile });
      if (reply.ok) {
        onClose();
      }
      return reply;
    });
  }

  return (
    <>
      <Notice tone="success">
        <div role="status">
          <Title level={3}>{addKeyWords.added(keyId, profile)}</Title>
        </div>
        <p>{addKeyWords.addedBody}</p>
        <p className="hint">{addKeyWords.leftOver[from]}</p>
        {clipboardEmptied && (
          <p className="hint">
            {addKeyWords.emptied}
            {isWindows(navigator.userAgent) && ` ${addKeyWords.emptiedOnWindows}`}
          </p>
        )}
      </Notice>
      <CommandFailure command={rotate} level={3} />
      <div className="actions">
        <Button tone="primary" busy={rotate.pending} onClick={rotateNow}>
          {addKeyWords.rotate(profile)}
        </Button>
        <Button onClick={onClose}>{addKeyWords.done}</Button>
      </div>
    </>
  );
}
