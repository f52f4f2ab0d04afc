import type { ReactElement, ReactNode } from 'react';

function Icon({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** Done, fresh. */
export function CheckIcon(): ReactElement {
  return (
    <Icon name="check">
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.25 8.25 1.9 1.9 3.6-4" />
    </Icon>
  );
}

/** Failed, overdue, to be decided. */
export function WarningIcon(): ReactElement {
  return (
    <Icon name="warning">
      <path d="M8 2.25 14.25 13.25H1.75Z" />
      <path d="M8 6.5v3M8 11.4v.1" />
    </Icon>
  );
}

/** Due, waiting. */
export function ClockIcon(): ReactElement {
  return (
    <Icon name="clock">
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.5V8l2.25 1.5" />
    </Icon>
  );
}

/** Under way. It turns, except where motion is unwanted. */
export function SpinnerIcon(): ReactElement {
  return (
    <Icon name="spinner">
      <circle className="icon-track" cx="8" cy="8" r="6.25" />
      <path d="M8 1.75A6.25 6.25 0 0 1 14.25 8" />
    </Icon>
  );
}

/** Not started. */
export function CircleIcon(): ReactElement {
  return (
    <Icon name="circle">
      <circle cx="8" cy="8" r="6.25" />
    </Icon>
  );
}

/** Left out. */
export function SkippedIcon(): ReactElement {
  return (
    <Icon name="skipped">
      <circle cx="8" cy="8" r="6.25" />
      <path d="M5.25 8h5.5" />
    </Icon>
  );
}

/** A remark. */
export function InfoIcon(): ReactElement {
  return (
    <Icon name="info">
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.5v3.25M8 5.2v.1" />
    </Icon>
  );
}

/** An access key; also the mark of the application. */
export function KeyIcon(): ReactElement {
  return (
    <Icon name="key">
      <circle cx="5.25" cy="8" r="3" />
      <path d="M8.25 8h6v2.5M11.5 8v2" />
    </Icon>
  );
}

/** One key takes the place of another. */
export function RotateIcon(): ReactElement {
  return (
    <Icon name="rotate">
      <path d="M13.4 6.25A5.75 5.75 0 0 0 2.9 5.3M2.6 9.75a5.75 5.75 0 0 0 10.5.95" />
      <path d="M2.75 2.5v2.9h2.9M13.25 13.5v-2.9h-2.9" />
    </Icon>
  );
}

/** Held together with another. */
export function LinkIcon(): ReactElement {
  return (
    <Icon name="link">
      <path d="M6.75 9.25 9.25 6.75M7.25 4.9l1.5-1.5a2.7 2.7 0 0 1 3.85 3.85l-1.5 1.5M8.75 11.1l-1.5 1.5A2.7 2.7 0 0 1 3.4 8.75l1.5-1.5" />
    </Icon>
  );
}
