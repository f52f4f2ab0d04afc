import { MINUTE } from './time.ts';

/** A duration as a person says it. Its words are plural: callers give more than a minute. */
export type RoughDuration = {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly count: number;
};

/** Minutes up to two hours, hours up to two days, then days. The sign is ignored. */
export function roughDuration(ms: number): RoughDuration {
  const minutes = Math.round(Math.abs(ms) / MINUTE);
  if (minutes < 120) {
    return { unit: 'minutes', count: minutes };
  }
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? { unit: 'hours', count: hours }
    : { unit: 'days', count: Math.round(hours / 24) };
}
