import type { ReactElement, ReactNode } from 'react';
import { CheckIcon, InfoIcon, WarningIcon } from './icons.tsx';

/** What a notice is about, said by colour, icon and words together. */
export type NoticeTone = 'danger' | 'warning' | 'success' | 'info';

type NoticeProps = {
  readonly tone: NoticeTone;
  /** Announced at once where it says "alert". */
  readonly role?: 'alert';
  readonly children: ReactNode;
};

function ToneIcon({ tone }: { readonly tone: NoticeTone }): ReactElement {
  switch (tone) {
    case 'danger':
    case 'warning':
      return <WarningIcon />;
    case 'success':
      return <CheckIcon />;
    case 'info':
      return <InfoIcon />;
  }
}

/** A framed remark with an icon. */
export function Notice({ tone, role, children }: NoticeProps): ReactElement {
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <ToneIcon tone={tone} />
      <div className="notice-body">{children}</div>
    </div>
  );
}

/** A title at the level of heading that its surroundings ask for. */
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
