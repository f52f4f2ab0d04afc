import { isNetworkTrouble, isNoAnswer } from '../../shared/failures/network-trouble.ts';
import { MINUTE } from '../../shared/lib/time.ts';
import type { Failure } from '../../shared/values/failure.ts';
import type { AwsKeyAnswer } from './ask-about-keys.ts';

// AWS refuses requests of a clock that is fifteen minutes off; a person is warned well before. In ms.
const CLOCK_TOLERANCE = 5 * MINUTE;

/** How far the clock is off, if a person should know. */
export function noticeableOffset(offset: number | undefined): number | undefined {
  return offset !== undefined && Math.abs(offset) >= CLOCK_TOLERANCE ? offset : undefined;
}

/** Whether AWS has not answered about a key but may soon: then an earlier answer stays true. */
export function isUnanswered(known: AwsKeyAnswer): boolean {
  return known.state === 'not known' && isNoAnswer(known.failure.code);
}

/** Why AWS could not be reached for a key; undefined if it was. */
export function networkTroubleOf(known: AwsKeyAnswer): Failure | undefined {
  return known.state === 'not known' && isNetworkTrouble(known.failure.code)
    ? known.failure
    : undefined;
}
