import type { ReactElement } from 'react';
import type { Age } from '../../shared/contract/snapshot.ts';
import { dueIn } from '../../shared/words/profiles/list.ts';
import { ageInWords } from '../../shared/words/window.ts';
import { useSnapshot } from '../bridge/snapshot-context.ts';
import { CheckIcon, ClockIcon, WarningIcon } from '../ui/icons.tsx';

const dueIcons = {
  fresh: CheckIcon,
  due: ClockIcon,
  overdue: WarningIcon,
} as const satisfies Record<Age['due'], () => ReactElement>;

/** The age of a key: in words, and as a slim bar that is full when the key is overdue. */
export function KeyAge({ age }: { readonly age: Age }): ReactElement {
  const DueIcon = dueIcons[age.due];
  const { limits } = useSnapshot();
  const full = limits.overdueDays;
  return (
    <div className={`age age-${age.due}`}>
      <p className="age-words">
        <DueIcon />
        {ageInWords(age)}
        {age.due === 'fresh' && (
          <span className="hint age-due-in">{dueIn(limits.dueDays - age.days)}</span>
        )}
      </p>
      <svg
        className="age-bar"
        viewBox={`0 0 ${full} 1`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect className="age-passed" width={Math.min(age.days, full)} height="1" />
      </svg>
    </div>
  );
}
