import type { ReactElement } from 'react';
import { Limits, type LimitsChange } from '../../shared/due.ts';
import { settingsWords } from '../../shared/words/settings.ts';
import { useBridge } from '../bridge.ts';
import type { Undoable } from '../use-undoable.ts';
import { DaysField } from './days-field.tsx';

type LimitsCardProps = { readonly limits: Limits; readonly undoable: Undoable };

/** From which day on a key is due and overdue. */
export function LimitsCard({ limits, undoable }: LimitsCardProps): ReactElement {
  const bridge = useBridge();

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
        follows={settingsWords.dueDaysFollow}
        wrong={settingsWords.dueDaysWrong}
        days={limits.dueDays}
        fits={(dueDays) => Limits.safeParse({ ...limits, dueDays }).success}
        onChange={(dueDays) => {
          change({ dueDays }, { dueDays: limits.dueDays });
        }}
      />
      <DaysField
        label={settingsWords.overdueDays}
        follows={settingsWords.overdueDaysFollow}
        wrong={settingsWords.overdueDaysWrong}
        days={limits.overdueDays}
        fits={(overdueDays) => Limits.safeParse({ ...limits, overdueDays }).success}
        onChange={(overdueDays) => {
          change({ overdueDays }, { overdueDays: limits.overdueDays });
        }}
      />
    </section>
  );
}
