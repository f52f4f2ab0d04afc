import { createContext, useContext } from 'react';
import type { Bridge, Reply } from '../../shared/contract/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent only where the preload did not run. */
    readonly keyturn?: Bridge;
  }
}

/** Hands the bridge to every component, so that a page of fixtures can give another. */
export const BridgeContext = createContext<Bridge | undefined>(undefined);

/** The bridge of this page; throws outside a provider, which is an error of the page itself. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === undefined) {
    throw new Error('A component stands outside its BridgeContext');
  }
  return bridge;
}

/** The reply of a call; a bridge that breaks counts as UNEXPECTED, so this never rejects. */
export async function settle<Value>(call: () => Promise<Reply<Value>>): Promise<Reply<Value>> {
  try {
    return await call();
  } catch {
    // What broke stands in the log of main; the page has only the closed list of codes.
    return { ok: false, failure: { code: 'UNEXPECTED' } };
  }
}
