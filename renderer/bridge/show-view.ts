import { createContext, useContext } from 'react';
import type { viewNames } from '../../shared/words/window.ts';

/** Which view the window shows. */
export type View = keyof typeof viewNames;

/** Leads to another view, for what stands deep in one. */
export const ShowViewContext = createContext<(view: View) => void>(() => undefined);

/** The way to another view. */
export function useShowView(): (view: View) => void {
  return useContext(ShowViewContext);
}
