import { useId } from 'react';
import type { ReactElement } from 'react';
import type { OldKeyAct, RotationView } from '../../shared/contract/rotation.ts';
import { oldKeyLine, oldKeyWords } from '../../shared/words/rotation/old-key.ts';
import { sinceSentence } from '../../shared/words/rotation/rotation.ts';
import { useCommand } from '../bridge/use-command.ts';
import { CommandFailure } from '../failures/way-out.tsx';
import { ClockIcon, WarningIcon } from '../ui/icons.tsx';
import { HandoutChecklist } from './handout/handout-checklist.tsx';
import { OldKeyActs } from './old-key-acts.tsx';
import { needsHandout, OldKeyTrouble } from './outcome.tsx';

/** The acts about the date of the deletion, shown on request; the others are always visible. */
const aboutDeletion: ReadonlySet<OldKeyAct> = new Set(['extend', 'keep', 'delete now']);

/** A dismissed outcome: the old key in one line, and what can still be done with it. */
export function DismissedOutcome({
  rotation,
}: {
  readonly rotation: Extract<RotationView, { readonly state: 'succeeded' }>;
}): ReactElement {
  const command = useCommand();
  const id = useId();
  const { profiles, oldKey, retirement, acts } = rotation;
  const shared = { rotation: rotation.id, profiles, command };
  const later = acts.filter((act) => aboutDeletion.has(act));
  const stillWorks =
    (retirement.oldKey === 'stays active' || retirement.oldKey === 'stays active for now') &&
    retirement.listed !== 'gone';
  return (
    <section className="seen-outcome" aria-labelledby={id}>
      <div className="seen-line">
        <p className="remark">
          {stillWorks ? <WarningIcon /> : <ClockIcon />}
          <span>
            <span id={id}>{oldKeyLine(retirement, oldKey)}.</span>
            {retirement.oldKey === 'stays active' && ` ${sinceSentence(retirement.since)}`}
          </span>
        </p>
        <div className="actions">
          <OldKeyActs {...shared} acts={acts.filter((act) => !aboutDeletion.has(act))} />
        </div>
      </div>
      <OldKeyTrouble retirement={retirement} />
      {needsHandout(retirement) && <HandoutChecklist rotation={rotation.id} />}
      {later.length > 0 && (
        <details className="more">
          <summary>{oldKeyWords.deletion}</summary>
          <div className="actions">
            <OldKeyActs {...shared} acts={later} />
          </div>
        </details>
      )}
      <CommandFailure command={command} level={3} />
    </section>
  );
}
