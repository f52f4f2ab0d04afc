import type { AccountId } from '../../../shared/values/identifiers.ts';

/** An existing credential report; `madeAt` in milliseconds since 1970 by AWS's clock. */
export type MadeReport = { readonly text: string; readonly madeAt: number };

// API reference of GenerateCredentialReport: a younger report is returned again.
const LASTS = 4 * 60 * 60 * 1000;

/** The credential reports of a double's accounts; none exists yet. */
export function createReports() {
  const made = new Map<AccountId, MadeReport>();
  const waiting = new Map<AccountId, number>();
  let slow = 1;

  /** Advances by one call; `write` gives the text when the report is done. */
  function advance(
    account: AccountId,
    now: number,
    write: () => string,
  ): 'STARTED' | 'INPROGRESS' | 'COMPLETE' {
    if (isYoung(made.get(account), now)) return 'COMPLETE';
    const calls = waiting.get(account) ?? 0;
    if (calls < slow) {
      waiting.set(account, calls + 1);
      return calls === 0 ? 'STARTED' : 'INPROGRESS';
    }
    waiting.delete(account);
    made.set(account, { text: write(), madeAt: now });
    return 'COMPLETE';
  }

  function find(
    account: AccountId,
    now: number,
  ): MadeReport | 'not present' | 'in progress' | 'expired' {
    const report = made.get(account);
    if (report !== undefined && isYoung(report, now)) return report;
    if (waiting.has(account)) return 'in progress';
    return report === undefined ? 'not present' : 'expired';
  }

  return {
    advance,
    find,
    makeSlow: (calls: number): void => {
      slow = calls;
    },
  };
}

function isYoung(report: MadeReport | undefined, now: number): boolean {
  return report !== undefined && now - report.madeAt < LASTS;
}
