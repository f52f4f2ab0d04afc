import {
  Circle,
  CircleCheck,
  CircleMinus,
  Clock,
  Info,
  KeyRound,
  Link2,
  LoaderCircle,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';

function drawn(Drawing: LucideIcon, name: string): ReactElement {
  return <Drawing className={`icon icon-${name}`} aria-hidden focusable="false" />;
}

/** Done, fresh. */
export function CheckIcon(): ReactElement {
  return drawn(CircleCheck, 'check');
}

/** Failed, overdue, needs a decision. */
export function WarningIcon(): ReactElement {
  return drawn(TriangleAlert, 'warning');
}

/** Due, waiting. */
export function ClockIcon(): ReactElement {
  return drawn(Clock, 'clock');
}

/** In progress. It turns, unless reduced motion is preferred. */
export function SpinnerIcon(): ReactElement {
  return drawn(LoaderCircle, 'spinner');
}

/** Not started. */
export function CircleIcon(): ReactElement {
  return drawn(Circle, 'circle');
}

/** Skipped. */
export function SkippedIcon(): ReactElement {
  return drawn(CircleMinus, 'skipped');
}

/** A remark. */
export function InfoIcon(): ReactElement {
  return drawn(Info, 'info');
}

/** An access key; also the mark of the application. */
export function KeyIcon(): ReactElement {
  return drawn(KeyRound, 'key');
}

/** One key replaces another. */
export function RotateIcon(): ReactElement {
  return drawn(RefreshCw, 'rotate');
}

/** Shared with another profile. */
export function LinkIcon(): ReactElement {
  return drawn(Link2, 'link');
}
