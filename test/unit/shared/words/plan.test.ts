import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/settings/policy.ts';
import { planSentences } from '../../../../shared/words/rotation/plan.ts';
import { profiles } from '../../../support/fixtures/profiles.ts';

const here = { policy: defaultPolicy, keychain: 'works' } as const;

function plan(
  profile: Parameters<typeof planSentences>[0],
  change: Partial<Parameters<typeof planSentences>[1]> = {},
): string {
  return planSentences(profile, { ...here, ...change }).join('\n');
}

describe('what a rotation will do', () => {
  test('says first where requests go, if that is not AWS, and that a person is asked', () => {
    const [where, asks] = planSentences(profiles.elsewhere, here);
    expect(where).toBe(
      'Requests of this profile go to iam.example.test:8443 and sts.example.test, not to AWS.',
    );
    expect(asks).toBe('You are asked once whether the key may be rotated there.');
    const local = { ...profiles.fresh, endpoint: { hosts: ['localhost:4566'] } };
    expect(plan(local)).toMatch(/^Requests of this profile go to localhost:4566, not to AWS\.\n/);
    expect(plan(local)).not.toContain('asked once');
    expect(plan(profiles.fresh)).not.toContain('Requests');
  });

  test('says that a question about the second key comes first', () => {
    expect(plan(profiles.overdue)).toMatch(/^You are asked which of the two keys may go/);
    expect(plan(profiles.fresh)).not.toContain('two keys');
  });

  test('counts the places, and names who changes together', () => {
    expect(plan(profiles.overdue)).toContain('In 2 places');
    expect(plan(profiles.fresh)).toContain('In one place');
    expect(plan(profiles.sharedFirst)).toContain('dev and work change together.');
  });

  test('promises a backup only where one can be made', () => {
    expect(plan(profiles.fresh)).toContain('Both keys are kept in the keychain');
    expect(plan(profiles.fresh, { keychain: 'absent' })).toContain('no keychain that works');
    expect(plan(profiles.fresh, { keychain: 'locked' })).toContain('asked to unlock');
    const policy = { ...defaultPolicy, backups: false };
    expect(plan(profiles.fresh, { policy })).toContain('turned off under Settings');
  });

  test('says what becomes of the old key by the answer and the policy', () => {
    expect(plan(profiles.overdue)).toContain('You are asked whether the key is used anywhere else');
    expect(plan(profiles.fresh)).toContain('is deactivated, and deleted after 7 days');
    const atOnce = { ...defaultPolicy, retirement: 'delete at once' as const };
    expect(plan(profiles.fresh, { policy: atOnce })).toContain('The old key is deleted.');
    expect(plan({ ...profiles.fresh, usedElsewhere: 'also elsewhere' })).toContain(
      'stays active until you retire it',
    );
  });
});
