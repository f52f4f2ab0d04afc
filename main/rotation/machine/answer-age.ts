import type { Clock } from '../../base/clock.ts';

// IAM is eventually consistent, and others change keys, too: an older answer is requested again. In ms.
const YOUNG = 1_000;

/** A moment by both clocks, in ms. */
export type Moment = { readonly monotonic: number; readonly wall: number };

/** This moment. */
export function momentNow(clock: Clock): Moment {
  return { monotonic: clock.monotonic(), wall: clock.now() };
}

/**
 * Whether an answer of that moment may be used in place of a new one. The monotonic clock stops while the
 * computer sleeps, and the wall clock can be set: an answer has to be young by both.
 */
export function isYoung(clock: Clock, { monotonic, wall }: Moment): boolean {
  return isYoungAge(clock.monotonic() - monotonic) && isYoungAge(clock.now() - wall);
}

function isYoungAge(age: number): boolean {
  return age >= 0 && age < YOUNG;
}
