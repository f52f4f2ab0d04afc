import { expect, test } from 'vitest';
import type { LoggedRequest } from '../../support/aws-double/index.ts';
import { roundTrips, type TimedRequest } from '../../support/rotation-process/round-trips.ts';

function timed(action: string, from: number, to: number): TimedRequest {
  const request: LoggedRequest = {
    sequence: 1,
    connection: 1,
    time: new Date(from),
    service: 'iam',
    action,
    region: 'us-east-1',
    signedBy: undefined,
    params: {},
    status: 200,
    code: 'OK',
    acted: true,
    delivery: 'whole',
  };
  return { request, from, to };
}

test('what is asked one after another costs a round trip each, also without a pause', () => {
  expect(roundTrips([timed('a', 0, 10), timed('b', 10, 20), timed('c', 25, 30)])).toEqual([
    ['a'],
    ['b'],
    ['c'],
  ]);
});

test('what is asked side by side costs one, in whichever order it is answered', () => {
  expect(roundTrips([timed('a', 0, 12), timed('b', 1, 10), timed('c', 12, 20)])).toEqual([
    ['b', 'a'],
    ['c'],
  ]);
});

test('a slow request costs no more than those that follow each other beside it', () => {
  const beside = [timed('a', 0, 10), timed('b', 10, 20)];
  expect(roundTrips([timed('slow', 0, 20), ...beside])).toHaveLength(2);
});
