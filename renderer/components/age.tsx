import type { ReactElement } from 'react';
import { thresholds } from '../../shared/due.ts';
import type { Age } from '../../shared/snapshot.ts';
import { ageInWords } from '../../shared/words/window.ts';
import { CheckIcon, ClockIcon, WarningIcon } from './icons.tsx';

function DueIcon({ due }: Pick<Age, 'due'>): ReactElement {
  switch (due) {
    case 'fresh':
      return <CheckIcon />;
    case 'due':
      return <ClockIcon />;
    case 'overdue':
      return <WarningIcon />;
  }
}

/** The age of a key: in words, and as a slim bar that is full when the key is overdue. */
export function KeyAge({ age }: { readonly age: Age }): ReactElement {
  const full = thresholds.overdueDays;
  return (
    <div className={`age age-${age.due}`}>
      <p className="age-words">
        <DueIcon due={age.due} />
        {ageInWords(age)}
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
