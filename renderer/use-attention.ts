import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useBridge } from './bridge.ts';
import { useSnapshot } from './snapshot-context.ts';

/** Brings the heading of a profile to a person who has clicked a notification about it. */
export function useAttention(profile: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement | null>(null);
  const bridge = useBridge();
  const isWanted = useSnapshot().attention === profile;

  useEffect(() => {
    if (isWanted && heading.current !== null) {
      heading.current.scrollIntoView({ block: 'start' });
      heading.current.focus({ preventScroll: true });
      // Main forgets it then: a window that is opened later opens as it always does.
      void bridge.attended(undefined);
    }
  }, [isWanted, bridge]);

  return heading;
}
