import type { ErrorCode } from './failure.ts';

const codes: ReadonlySet<ErrorCode> = new Set([
  'OFFLINE',
  'TIMED_OUT',
  'NOT_AWS',
  'CERTIFICATE_NOT_TRUSTED',
]);

/** Whether AWS was not reached at all: it says nothing about the key that was asked about. */
export function isNetworkTrouble(code: ErrorCode): boolean {
  return codes.has(code);
}
