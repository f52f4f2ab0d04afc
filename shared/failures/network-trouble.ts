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

/** Whether such trouble mostly goes by itself: a computer without a network, or one that waits at a sign-in page. */
export function mayGoByItself(code: ErrorCode): boolean {
  return passing.has(code);
}

/** Whether AWS has said nothing about the key that was asked about, for now: not reached, too busy, or out of order. */
export function isNoAnswer(code: ErrorCode): boolean {
  return codes.has(code) || code === 'THROTTLED' || code === 'AWS_FAULT';
}

/** Whether AWS was not reached at all: it says nothing about the key that was asked about. */
export function isNetworkTrouble(code: ErrorCode): boolean {
  return codes.has(code);
}
