import { describe, expect, test } from 'vitest';
import { failureOfCall, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Whether the offset is as true as it can be. The Date header has whole seconds, and an answer takes its time. */
function isAbout(offset: number | undefined, expected: number): boolean {
  return offset !== undefined && offset > expected - 3 * SECOND && offset <= expected;
}

describe('AWS’s clock', () => {
  test('is not known before the first answer', () => {
    expect(scene().aws.clockOffset()).toBeUndefined();
  });

  test.each([0, 2 * MINUTE, -2 * MINUTE, 20 * MINUTE, -20 * MINUTE])(
    'is read off the answers where it is %s ms ahead',
    async (offset) => {
      const { aws, double, open } = scene();
      double.setClockOffset(offset);
      await open().identity();
      expect(isAbout(aws.clockOffset(), offset)).toBe(true);
    },
  );

  test('is read off refusals and off the answer to CreateAccessKey too', async () => {
    const { aws, double, user, open } = scene();
    user.deny({ action: 'ListAccessKeys' });
    double.setClockOffset(3 * MINUTE);
    await failureOfCall(open().listKeys('joebloggs'));
    expect(isAbout(aws.clockOffset(), 3 * MINUTE)).toBe(true);
    double.setClockOffset(-3 * MINUTE);
    expect((await open().createKey('joebloggs')).kind).toBe('made');
    expect(isAbout(aws.clockOffset(), -3 * MINUTE)).toBe(true);
  });

  test('is not that of a sign-in page', async () => {
    const { aws, double, open } = scene();
    double.behave({ kind: 'portal' });
    await failureOfCall(open().identity());
    expect(aws.clockOffset()).toBeUndefined();
  });

  test('of one endpoint is none of another’s', async () => {
    const { aws, double, open } = scene();
    const there = { iamEndpoint: double.url, stsEndpoint: double.url };
    double.setClockOffset(20 * MINUTE);
    await open().identity();
    expect(isAbout(aws.clockOffset(there), 20 * MINUTE)).toBe(true);
    expect(aws.clockOffset({})).toBeUndefined();
  });
});
