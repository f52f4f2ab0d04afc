import type { AwsDouble, LoggedRequest } from '../aws-double/index.ts';

/** A request with the times of its beginning and end, in ms since 1970. */
export type TimedRequest = {
  readonly request: LoggedRequest;
  readonly from: number;
  readonly to: number;
};

/** Records requests with their times, slowed down so that parallel ones overlap. */
export function timeRequests(aws: AwsDouble, slowness: number): readonly TimedRequest[] {
  const timed: TimedRequest[] = [];
  aws.behave({ kind: 'delay', milliseconds: slowness, moment: 'before' });
  aws.onRequest((request) => {
    timed.push({ request, from: request.time.getTime(), to: Date.now() });
  });
  return timed;
}

/** The requests in the order of their answers, overlapping ones together: each group costs one round trip to AWS. */
export function sentTogether(
  requests: readonly TimedRequest[],
): readonly (readonly TimedRequest[])[] {
  const groups: TimedRequest[][] = [];
  let until = Number.NEGATIVE_INFINITY;
  // A request that waited for an answer begins after it: the first answer of a group closes the group.
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

/** The actions of the requests, group by group. */
export function roundTrips(requests: readonly TimedRequest[]): readonly (readonly string[])[] {
  return sentTogether(requests).map((group) => group.map(({ request }) => request.action));
}
