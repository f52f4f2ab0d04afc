import type { ReactElement } from 'react';
import { isWholeWithin, limitBounds } from '../../shared/bounds.ts';
import type { Limits, LimitsChange } from '../../shared/due.ts';
import type { ManagedView } from '../../shared/managed.ts';
import { settingsWords } from '../../shared/words/settings.ts';
import { useBridge } from '../bridge.ts';
import { managedDays } from '../managed.ts';
import type { Undoable } from '../use-undoable.ts';
import { DaysField } from './days-field.tsx';

type LimitsCardProps = {
  readonly limits: Limits;
  readonly managed: ManagedView | undefined;
  readonly undoable: Undoable;
};

/** From which day on a key is due and overdue. */
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
      () => bridge.setLimits(changed),
      () => bridge.setLimits(before),
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
