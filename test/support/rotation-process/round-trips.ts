import type { AwsDouble, LoggedRequest } from '../aws-double/index.ts';

/** A request and the time it took, in ms since 1970. */
export type TimedRequest = {
  readonly request: LoggedRequest;
  readonly from: number;
  readonly to: number;
};

/** Requests with their times, so slow that those which are sent side by side overlap. */
export function timeRequests(aws: AwsDouble, slowness: number): readonly TimedRequest[] {
  const timed: TimedRequest[] = [];
  aws.behave({ kind: 'delay', milliseconds: slowness, moment: 'before' });
  aws.onRequest((request) => {
    timed.push({ request, from: request.time.getTime(), to: Date.now() });
  });
  return timed;
}

/** The requests in the order of their answers, those that overlap together: each group costs the way to AWS once. */
export function sentTogether(
  requests: readonly TimedRequest[],
): readonly (readonly TimedRequest[])[] {
  const groups: TimedRequest[][] = [];
  let until = Number.NEGATIVE_INFINITY;
  // Whoever waited for an answer comes after it: the first answer of a group ends what can belong to the group.
  for (const timed of requests.toSorted((one, other) => one.to - other.to)) {
    const last = groups.at(-1);
    if (last === undefined || timed.from >= until) {
      groups.push([timed]);
      until = timed.to;
    } else {
      last.push(timed);
    }
  }
  return groups;
}

/** The names of what was asked, group by group. */
export function roundTrips(requests: readonly TimedRequest[]): readonly (readonly string[])[] {
  return sentTogether(requests).map((group) => group.map(({ request }) => request.action));
}
