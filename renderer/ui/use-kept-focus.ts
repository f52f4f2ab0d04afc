import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

/** What an element needs to keep the focus when the control that had it goes away. */
export type FocusKeeperProps<Kept extends HTMLElement> = {
  readonly ref: RefObject<Kept | null>;
  readonly tabIndex: -1;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
};

/** Gives the focus to the element itself when a focused control inside it was taken away (a button that did its work). */
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
      // Without a next target the focused control has gone, or the window has lost the focus: both stay "within".
      if (relatedTarget !== null && ref.current?.contains(relatedTarget) === false) {
        within.current = false;
      }
    },
  };
}
