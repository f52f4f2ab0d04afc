import type { ReactElement } from 'react';
import { isWholeWithin, limitBounds } from '../../shared/lib/bounds.ts';
import type { Limits, LimitsChange } from '../../shared/settings/due.ts';
import type { ManagedView } from '../../shared/settings/managed.ts';
import { settingsWords } from '../../shared/words/settings/settings.ts';
import { useBridge } from '../bridge/bridge.ts';
import type { Undoable } from '../bridge/use-undoable.ts';
import { DaysField } from '../ui/days-field.tsx';
import { managedDays } from './managed.ts';

type LimitsCardProps = {
  readonly limits: Limits;
  readonly managed: ManagedView | undefined;
  readonly undoable: Undoable;
};

/** The limits: the ages from which a key is due and overdue. */
export function LimitsCard({ limits, managed, undoable }: LimitsCardProps): ReactElement {
  const bridge = useBridge();
  const { allows: allowsDue, ...due } = managedDays(managed, managed?.rules.dueDays, {
    follows: settingsWords.dueDaysFollow,
    wrong: settingsWords.dueDaysWrong,
  });
  const { allows: allowsOverdue, ...overdue } = managedDays(managed, managed?.rules.overdueDays, {
    follows: settingsWords.overdueDaysFollow,
    wrong: settingsWords.overdueDaysWrong,
  });

  function change(changed: LimitsChange, before: LimitsChange): void {
    undoable.change(
      () => bridge.settings.setLimits(changed),
      () => bridge.settings.setLimits(before),
    );
  }

  return (
    <section className="card">
      <h2 className="title">{settingsWords.limits}</h2>
      <DaysField
        label={settingsWords.dueDays}
        {...due}
        days={limits.dueDays}
        fits={(dueDays) =>
          allowsDue(dueDays) &&
          isWholeWithin(dueDays, { ...limitBounds, atMost: limits.overdueDays })
        }
        onChange={(dueDays) => {
          change({ dueDays }, { dueDays: limits.dueDays });
        }}
      />
      <DaysField
        label={settingsWords.overdueDays}
        {...overdue}
        days={limits.overdueDays}
        fits={(overdueDays) =>
          allowsOverdue(overdueDays) &&
          isWholeWithin(overdueDays, { ...limitBounds, atLeast: limits.dueDays })
        }
        onChange={(overdueDays) => {
          change({ overdueDays }, { overdueDays: limits.overdueDays });
        }}
      />
    </section>
  );
}
