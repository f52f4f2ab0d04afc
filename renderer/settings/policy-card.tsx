import type { ReactElement } from 'react';
import { isWholeWithin } from '../../shared/lib/bounds.ts';
import { graceBounds } from '../../shared/settings/grace-period.ts';
import type { ManagedView } from '../../shared/settings/managed.ts';
import type { Policy, PolicyChange } from '../../shared/settings/policy.ts';
import { settingsWords } from '../../shared/words/settings/settings.ts';
import { useBridge } from '../bridge/bridge.ts';
import type { Undoable } from '../bridge/use-undoable.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { DaysField } from '../ui/days-field.tsx';
import { lockOf, managedDays } from './managed.ts';

type PolicyCardProps = {
  readonly policy: Policy;
  readonly managed: ManagedView | undefined;
  readonly undoable: Undoable;
};

/** How keys are backed up and retired; each change is saved at once. */
export function PolicyCard({ policy, managed, undoable }: PolicyCardProps): ReactElement {
  const bridge = useBridge();
  const { allows, ...grace } = managedDays(managed, managed?.rules.graceDays, {
    follows: settingsWords.graceDaysFollow,
    wrong: settingsWords.graceDaysWrong,
  });

  function change(changed: PolicyChange, before: PolicyChange): void {
    undoable.change(
      () => bridge.settings.setPolicy(changed),
      () => bridge.settings.setPolicy(before),
    );
  }

  return (
    <section className="card">
      <h2 className="title">{settingsWords.keeping}</h2>
      <Checkbox
        label={settingsWords.backups}
        follows={settingsWords.backupsFollow}
        checked={policy.backups}
        locked={lockOf(managed, 'backups')}
        onChange={(backups) => {
          change({ backups }, { backups: policy.backups });
        }}
      />
      <Checkbox
        label={settingsWords.deleteAtOnce}
        follows={settingsWords.deleteAtOnceFollow}
        checked={policy.retirement === 'delete at once'}
        locked={lockOf(managed, 'retirement')}
        onChange={(atOnce) => {
          const retirement = atOnce ? 'delete at once' : 'deactivate first';
          change({ retirement }, { retirement: policy.retirement });
        }}
      />
      <DaysField
        label={settingsWords.graceDays}
        {...grace}
        days={policy.graceDays}
        fits={(days) => allows(days) && isWholeWithin(days, graceBounds)}
        onChange={(graceDays) => {
          change({ graceDays }, { graceDays: policy.graceDays });
        }}
      />
    </section>
  );
}
