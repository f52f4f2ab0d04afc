import { describe, expect, test } from 'vitest';
import type { FinishedCall } from '../../../main/aws/observed-aws.ts';
import type { AwsKeyAnswer } from '../../../main/snapshot/ask-about-keys.ts';
import { createRights, userRights } from '../../../main/snapshot/rights.ts';
import { actionNames } from '../../../shared/contract/permissions.ts';
import { type AccessKeyId, accessKeyId } from '../../../shared/values/identifiers.ts';

function idOf(word: string): AccessKeyId {
  const found = accessKeyId(word);
  if (found === undefined) throw new Error('the id is well-formed');
  return found;
}

const id = idOf('AKIAIOSFODNN7EXAMPLE');
const other = idOf('AKIAI44QH8DHBEXAMPLE');

function call(change: Partial<FinishedCall>): FinishedCall {
  return {
    signer: id,
    withMfa: false,
    action: 'CreateAccessKey',
    failure: undefined,
    isForbidden: false,
    ...change,
  };
}

function createRight(calls: readonly FinishedCall[], keys = [id]) {
  const rights = createRights();
  for (const each of calls) rights.ended(each);
  return rights.of(keys).find(({ action }) => action === 'CreateAccessKey');
}

describe('what a user may do', () => {
  test('is not known before it was tried, for each action', () => {
    const none = createRights().of([id]);
    expect(none.map(({ action }) => action)).toEqual([...actionNames]);
    expect(new Set(none.map((right) => right.found))).toEqual(new Set(['not tried']));
  });

  test.each([undefined, { code: 'NO_SUCH_KEY' }, { code: 'LIMIT_EXCEEDED' }] as const)(
    'is granted where AWS did it, or would have: %j',
    (failure) => {
      expect(createRight([call({ failure })])).toEqual({
        action: 'CreateAccessKey',
        found: 'granted',
      });
    },
  );

  test('is refused with what AWS said, until it is granted', () => {
    const failure = { code: 'ACCESS_DENIED', awsName: 'AccessDenied', requestId: '1-2' } as const;
    const refused = call({ failure, isForbidden: true });
    expect(createRight([refused])).toEqual({
      action: 'CreateAccessKey',
      found: 'refused',
      withMfa: false,
      isForbidden: true,
      denial: 'ACCESS_DENIED',
      awsName: 'AccessDenied',
      requestId: '1-2',
    });
    expect(createRight([refused, call({ withMfa: true })])?.found).toBe('granted');
    expect(createRight([call({}), refused])?.found).toBe('refused');
  });

  test('is not told by a network that is away, or by another call', () => {
    expect(createRight([call({ failure: { code: 'OFFLINE' } })])?.found).toBe('not tried');
    expect(createRight([call({ action: 'GetCallerIdentity' })])?.found).toBe('not tried');
  });

  test('goes by the newest answer to any of their keys, and by nobody else’s', () => {
    const refused = call({ signer: other, failure: { code: 'ACCESS_DENIED' } });
    expect(createRight([call({}), refused], [id, other])?.found).toBe('refused');
    expect(createRight([call({}), refused], [id])?.found).toBe('granted');
  });
});

test('users are told once each with all their profiles, even where AWS refuses to list their keys', () => {
  const arn = 'arn:aws:iam::111122223333:user/team/ada';
  const owner = { account: '111122223333', user: 'ada', arn };
  const keys = new Map<AccessKeyId, AwsKeyAnswer>([
    [id, { state: 'known', ...owner, createdAt: undefined, keys: [] }],
    [other, { state: 'not known', failure: { code: 'ACCESS_DENIED' }, owner }],
  ]);
  const held = [
    { id, profile: 'dev' },
    { id: other, profile: 'work' },
    { id: idOf('AKIAUNKNOWNKEYEXAMPL'), profile: 'lost' },
  ];
  const users = userRights(held, keys, createRights());
  expect(users).toHaveLength(1);
  expect(users[0]).toMatchObject({ ...owner, profiles: ['dev', 'work'] });

  // The first key was replaced by the other.
  const rights = createRights();
  rights.ended(call({ signer: id }));
  const [after] = userRights([{ id: other, profile: 'dev' }], keys, rights);
  expect(after?.rights).toContainEqual({ action: 'CreateAccessKey', found: 'granted' });
});
