import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useBridge } from './bridge.ts';
import { useSnapshot } from './snapshot-context.ts';

/** Scrolls to the heading of a profile and focuses it, for a person who has clicked a notification about it. */
export function useNavigationTarget(profile: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement | null>(null);
  const bridge = useBridge();
  const { goTo } = useSnapshot();
  const turn = goTo?.profile === profile ? goTo.turn : undefined;

  useEffect(() => {
    if (turn !== undefined && heading.current !== null) {
      heading.current.scrollIntoView({ block: 'start' });
      heading.current.focus({ preventScroll: true });
      void bridge.window.confirmNavigation({ turn });
    }
  }, [turn, bridge]);

  return heading;
}
