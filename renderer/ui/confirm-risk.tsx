import type { ReactElement, ReactNode } from 'react';
import { questionWords } from '../../shared/words/rotation/questions.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Notice } from './notice.tsx';

type ConfirmRiskProps = {
  readonly title: string;
  readonly body: string;
  /** The possible consequences, a paragraph each. */
  readonly warnings: readonly string[];
  /** The button that accepts the risk. */
  readonly label: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** What the risk is about. */
  readonly about?: ReactNode;
  /** Why the last attempt failed. */
  readonly children: ReactNode;
};

/** A dialog about a risk that only a person can judge. Cancelling comes first. */
export function ConfirmRisk({
  title,
  body,
  warnings,
  label,
  busy,
  onConfirm,
  onCancel,
  about,
  children,
}: ConfirmRiskProps): ReactElement {
  return (
    <Dialog title={title} body={body} onClose={onCancel}>
      {about}
      <Notice tone="warning">
        {warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </Notice>
      {children}
      <div className="actions">
        <Button hasFirstFocus onClick={onCancel}>
          {questionWords.cancel}
        </Button>
        <Button tone="danger" busy={busy} onClick={onConfirm}>
          {label}
        </Button>
      </div>
    </Dialog>
  );
}
