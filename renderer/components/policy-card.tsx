import { useId } from 'react';
import type { ReactElement } from 'react';
import { Policy, type PolicyChange } from '../../shared/policy.ts';
import { settingsWords } from '../../shared/words/settings.ts';
import { useBridge } from '../bridge.ts';
import type { Undoable } from '../use-undoable.ts';
import { DaysField } from './days-field.tsx';

type PolicyCardProps = { readonly policy: Policy; readonly undoable: Undoable };

/** How keys are backed up and retired; each change is saved at once. */
export function PolicyCard({ policy, undoable }: PolicyCardProps): ReactElement {
  const bridge = useBridge();

  function change(changed: PolicyChange, before: PolicyChange): void {
    undoable.change(
      () => bridge.setPolicy(changed),
      () => bridge.setPolicy(before),
    );
  }

  return (
    <section className="card">
      <h2 className="title">{settingsWords.keeping}</h2>
      <Choice
        label={settingsWords.backups}
        follows={settingsWords.backupsFollow}
        checked={policy.backups}
        onChange={(backups) => {
          change({ backups }, { backups: policy.backups });
        }}
      />
      <Choice
        label={settingsWords.deleteAtOnce}
        follows={settingsWords.deleteAtOnceFollow}
        checked={policy.retirement === 'delete at once'}
        onChange={(atOnce) => {
          const retirement = atOnce ? 'delete at once' : 'deactivate first';
          change({ retirement }, { retirement: policy.retirement });
        }}
      />
      <DaysField
        label={settingsWords.graceDays}
        follows={settingsWords.graceDaysFollow}
        wrong={settingsWords.graceDaysWrong}
        days={policy.graceDays}
        fits={(days) => Policy.shape.graceDays.safeParse(days).success}
        onChange={(graceDays) => {
          change({ graceDays }, { graceDays: policy.graceDays });
        }}
      />
    </section>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly follows: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

function Choice({ label, follows, checked, onChange }: ChoiceProps): ReactElement {
  const id = useId();
  return (
    <div className="answer">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={`${id}-follows`}
        onChange={({ target }) => {
          onChange(target.checked);
        }}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-follows`} className="follows">
        {follows}
      </p>
    </div>
  );
}
