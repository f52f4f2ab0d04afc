import { createContext, useContext } from 'react';
import type { Bridge, Reply } from '../../shared/contract/contract.ts';

declare global {
  interface Window {
    /** Set by the preload; absent only where the preload did not run. */
    readonly keyturn?: Bridge;
  }
}

/** Gives the bridge to every component, so that a page of fixtures can give another. */
export const BridgeContext = createContext<Bridge | undefined>(undefined);

/** The bridge of this page; throws outside a provider, which is a bug of the page. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === undefined) {
    throw new Error('A component stands outside its BridgeContext');
  }
  return bridge;
}

/** The reply of a call. Never rejects: a bridge that throws counts as UNEXPECTED. */
export async function settle<Value>(call: () => Promise<Reply<Value>>): Promise<Reply<Value>> {
  try {
    return await call();
  } catch {
    // The cause is in main's log; the page has only the closed list of codes.
    return { ok: false, failure: { code: 'UNEXPECTED' } };
  }
}
