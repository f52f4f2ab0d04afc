import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../../../shared/automatic/automatic-outcome.ts';
import { RotationView, type RollBackResult } from '../../../../shared/contract/rotation.ts';

function failed(code: string, undone: RollBackResult): RotationView {
  return RotationView.parse({
    id: 'r'.repeat(26),
    profiles: ['work'],
    oldKey: 'AKIA…OLD1',
    startedAt: 0,
    steps: [],
    seen: false,
    state: 'failed',
    failure: { code },
    reached: 'check',
    undone,
    endedAt: 1,
  });
}

describe('a rotation without a person that has failed', () => {
  test.each(['OFFLINE', 'TIMED_OUT', 'NOT_AWS', 'PROXY_NOT_REACHED'])(
    'for %s counts for nothing, as that goes by itself',
    (code) => {
      expect(outcomeOf(failed(code, 'nothing was made'))).toEqual({ outcome: 'not reached' });
    },
  );

  test.each(['CERTIFICATE_NOT_TRUSTED', 'PROXY_SIGN_IN', 'PROXY_REFUSED', 'AWS_FAULT'])(
    'for %s counts, as somebody has to do something',
    (code) => {
      expect(outcomeOf(failed(code, 'nothing was made'))).toMatchObject({ outcome: 'failed' });
    },
  );

  test('for want of a network counts where a key was made and taken back', () => {
    expect(outcomeOf(failed('OFFLINE', 'new key deleted'))).toMatchObject({ outcome: 'failed' });
  });
});
