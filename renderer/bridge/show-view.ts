import { createContext, useContext } from 'react';
import type { viewNames } from '../../shared/words/window.ts';

/** Which view the window shows. */
export type View = keyof typeof viewNames;

/** Shows another view, for components deep in one. */
export const ShowViewContext = createContext<(view: View) => void>(() => undefined);

export function useShowView(): (view: View) => void {
  return useContext(ShowViewContext);
}
