import { useEffect, useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { defined } from '../../shared/lib/defined.ts';
import { Button } from './button.tsx';

type ConfirmButtonProps = {
  readonly label: string;
  /** Says what the action destroys. */
  readonly question: string;
  readonly confirm: string;
  readonly keep: string;
  readonly busy: boolean;
  /** The ID of the element that describes the button's subject. */
  readonly describedBy?: string;
  readonly onConfirm: () => void;
};

/** A button for an irreversible action: it asks for confirmation in place, with the focus on the safe answer. */
export function ConfirmButton({
  label,
  question,
  confirm,
  keep,
  busy,
  describedBy,
  onConfirm,
}: ConfirmButtonProps): ReactElement {
  const [asked, setAsked] = useState(false);
  const place = useRef<HTMLDivElement | null>(null);
  const moved = useRef(false);
  const id = useId();

  useEffect(() => {
    if (moved.current) {
      moved.current = false;
      place.current?.querySelector('button')?.focus();
    }
  });

  function turn(next: boolean): void {
    moved.current = true;
    setAsked(next);
  }

  if (!asked) {
    return (
      <div ref={place} className="ask-twice">
        <Button
          tone="danger"
          busy={busy}
          {...defined({ describedBy })}
          onClick={() => {
            turn(true);
          }}
        >
          {label}
        </Button>
      </div>
    );
  }
  return (
    <div ref={place} className="ask-twice asked" role="group" aria-labelledby={id}>
      <p id={id}>{question}</p>
      <div className="actions">
        <Button
          describedBy={id}
          onClick={() => {
            turn(false);
          }}
        >
          {keep}
        </Button>
        <Button tone="danger" busy={busy} describedBy={id} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </div>
  );
}
