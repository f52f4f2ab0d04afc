import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

/** The props by which an element keeps the focus when the focused control inside it disappears. */
export type FocusKeeperProps<Kept extends HTMLElement> = {
  readonly ref: RefObject<Kept | null>;
  readonly tabIndex: -1;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
};

/** Moves the focus to the element itself when a focused control inside it disappears (a button that did its work). */
export function useKeptFocus<Kept extends HTMLElement>(): FocusKeeperProps<Kept> {
  const ref = useRef<Kept | null>(null);
  const within = useRef(false);

  useEffect(() => {
    if (within.current && document.activeElement === document.body) {
      ref.current?.focus({ preventScroll: true });
    }
  });

  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      within.current = true;
    },
    onBlur: ({ relatedTarget }) => {
      // Without a next target the focused control was removed, or the window has lost the focus: both stay "within".
      if (relatedTarget !== null && ref.current?.contains(relatedTarget) === false) {
        within.current = false;
      }
    },
  };
}
