import type { ReactElement, ReactNode } from 'react';
import { CheckIcon, InfoIcon, WarningIcon } from './icons.tsx';

/** The kind of a notice, shown by colour, icon and words together. */
export type NoticeTone = 'danger' | 'warning' | 'success' | 'info';

type NoticeProps = {
  readonly tone: NoticeTone;
  /** An alert is announced at once. */
  readonly role?: 'alert';
  readonly children: ReactNode;
};

const toneIcons = {
  danger: WarningIcon,
  warning: WarningIcon,
  success: CheckIcon,
  info: InfoIcon,
} as const satisfies Record<NoticeTone, () => ReactElement>;

/** A framed remark with an icon. */
export function Notice({ tone, role, children }: NoticeProps): ReactElement {
  const ToneIcon = toneIcons[tone];
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <ToneIcon />
      <div className="notice-body">{children}</div>
    </div>
  );
}

/** A title at the heading level of its context. */
export function Title({
  level,
  children,
}: {
  readonly level: 2 | 3;
  readonly children: ReactNode;
}): ReactElement {
  return level === 2 ? (
    <h2 className="title">{children}</h2>
  ) : (
    <h3 className="title">{children}</h3>
  );
}
