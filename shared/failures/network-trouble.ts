import type { ErrorCode } from '../values/failure.ts';

const codes: ReadonlySet<ErrorCode> = new Set([
  'OFFLINE',
  'TIMED_OUT',
  'NOT_AWS',
  'CERTIFICATE_NOT_TRUSTED',
  'CERTIFICATES_NOT_READABLE',
  'PROXY_NOT_REACHED',
  'PROXY_SIGN_IN',
  'PROXY_REFUSED',
  'PROXY_NOT_USABLE',
  'PROXY_ADDRESS_UNCLEAR',
]);

const passing: ReadonlySet<ErrorCode> = new Set([
  'OFFLINE',
  'TIMED_OUT',
  'NOT_AWS',
  'PROXY_NOT_REACHED',
]);

/**
 * Whether the failure usually passes without a person: no network, or a sign-in page that waits. Pure.
 */
export function mayGoByItself(code: ErrorCode): boolean {
  return passing.has(code);
}

/** Whether AWS has given no information about the key, for now: not reached, throttled, or out of order. Pure. */
export function isNoAnswer(code: ErrorCode): boolean {
  return codes.has(code) || code === 'THROTTLED' || code === 'AWS_FAULT';
}

/** Whether AWS was not reached, so that nothing is known about the key. Pure. */
export function isNetworkTrouble(code: ErrorCode): boolean {
  return codes.has(code);
}
