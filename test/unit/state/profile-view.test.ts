import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../main/credentials/profiles.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import type { KnownKey } from '../../../main/state/key-facts.ts';
import { type ProfileFacts, profileViews } from '../../../main/state/profile-view.ts';
import { defaultLimits } from '../../../shared/due.ts';
import type { Failure } from '../../../shared/failure.ts';
import { accessKeyId, profileName } from '../../../shared/identifiers.ts';

const DAY = 86_400_000;
const now = 1000 * DAY;

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) {
    throw new Error('not an identifier');
  }
  return value;
}

const id = must(accessKeyId('AKIAIOSFODNN7EXAMPLE'));

function longTerm(name: string): Profile {
  const path = '/home/ada/.aws/credentials';
  const profile = must(profileName(name));
  return {
    kind: 'long-term key',
    name: profile,
    pair: { id, secret: new Secret('x') },
    places: [{ path, section: name, profile, line: 2 }],
  };
}

function views(profiles: readonly Profile[], known?: KnownKey, change: Partial<ProfileFacts> = {}) {
  return profileViews({
    reading: { files: [], profiles },
    keys: new Map(known === undefined ? [] : [[id, known]]),
    answerFor: () => undefined,
    lastUseOf: () => undefined,
    createdAt: () => undefined,
    whereTo: () => ({ endpoint: undefined, notAgreed: undefined }),
    limits: defaultLimits,
    managed: undefined,
    now,
    ...change,
  });
}

const known: KnownKey = {
  state: 'known',
  account: '210000000001',
  user: 'ada',
  arn: 'arn:aws:iam::210000000001:user/ada',
  createdAt: now - 93 * DAY,
  keys: [{ id, status: 'Active', createdAt: now - 93 * DAY }],
};

describe('a profile in the list', () => {
  test('shows whose key it is and how old, and can rotate', () => {
    expect(views([longTerm('default')], known)).toEqual([
      {
        name: 'default',
        key: 'AKIA…MPLE',
        keyId: id,
        places: [{ path: '/home/ada/.aws/credentials', line: 2, section: 'default' }],
        userKeys: [
          { keyId: id, status: 'Active', createdAt: now - 93 * DAY, profiles: ['default'] },
        ],
        account: '210000000001',
        user: 'ada',
        age: { createdAt: now - 93 * DAY, days: 93, due: 'overdue' },
        sharesKeyWith: [],
        standing: { can: 'rotate' },
      },
    ]);
  });

  test('says where its requests go, if that is not AWS', () => {
    const [view] = views([longTerm('default')], known, {
      whereTo: ({ name }) => ({
        endpoint: { hosts: [`${name}.example.test`] },
        notAgreed: undefined,
      }),
    });
    expect(view?.endpoint).toEqual({ hosts: ['default.example.test'] });
    expect(view?.standing).toEqual({ can: 'rotate' });
  });

  test('shows nothing that AWS has said where nobody has agreed to ask, and says so', () => {
    const hosts = ['localhost:4566'];
    const notAgreed: Failure = { code: 'ENDPOINT_NOT_AWS', profile: 'default', hosts };
    const [view] = views([longTerm('default')], known, {
      whereTo: () => ({ endpoint: { hosts, asks: true }, notAgreed }),
      lastUseOf: () => ({ known: 'never' }),
      createdAt: () => now,
    });
    expect(view).toEqual({
      name: 'default',
      key: 'AKIA…MPLE',
      keyId: id,
      places: [{ path: '/home/ada/.aws/credentials', line: 2, section: 'default' }],
      userKeys: [],
      sharesKeyWith: [],
      endpoint: { hosts, asks: true },
      standing: { can: 'not now', failure: notAgreed },
    });
  });

  test('names the profiles that change with it', () => {
    const [first] = views([longTerm('dev'), longTerm('work')], known);
    expect(first?.sharesKeyWith).toEqual(['work']);
  });

  test('is not yet known before AWS has answered', () => {
    expect(views([longTerm('dev')])[0]?.standing).toEqual({ can: 'not yet known' });
  });

  test.each([
    [
      { state: 'root user', account: '1' },
      { can: 'never', reason: 'root user' },
    ],
    [
      { state: 'not known', failure: { code: 'OFFLINE' } },
      { can: 'not now', failure: { code: 'OFFLINE' } },
    ],
    [
      { state: 'not a user', account: '1' },
      { can: 'not now', failure: { code: 'CANNOT_ROTATE' } },
    ],
  ] as const)('says why it can’t rotate: %j', (answer, standing) => {
    expect(views([longTerm('dev')], answer)[0]?.standing).toEqual(standing);
  });

  test('of an account that the organisation does not allow says so; all others go on', () => {
    const path = '/etc/keyturn/policy.json';
    const allowing = (account: string) => ({ managed: { path, rules: { accounts: [account] } } });
    const failure = { code: 'ACCOUNT_NOT_ALLOWED', path, account: '210000000001' } as const;
    const standing = (answer: KnownKey | undefined, account: string) =>
      views([longTerm('dev')], answer, allowing(account))[0]?.standing;
    expect(standing(known, '210000000002')).toEqual({ can: 'not now', failure });
    expect(standing(known, '210000000001')).toEqual({ can: 'rotate' });
    // Whose it is, only AWS can tell.
    expect(standing(undefined, '210000000002')).toEqual({ can: 'not yet known' });
    const root = { state: 'root user', account: '210000000001' } as const;
    expect(standing(root, '210000000002')).toEqual({ can: 'never', reason: 'root user' });
  });

  test('whose file AWS’s tools refuse can’t rotate, and the line is named', () => {
    const path = '/home/ada/.aws/credentials';
    const failure = { code: 'FILE_REJECTED', path, line: 19 } as const;
    const reading: ProfileFacts['reading'] = {
      files: [{ kind: 'credentials', path, from: 'home', state: 'refused', failure, problems: [] }],
      profiles: [longTerm('dev')],
    };
    const [view] = views([], known, { reading });
    expect(view?.standing).toEqual({ can: 'not now', failure });
  });

  test('without a key of its own tells the reason, and whose key a role uses', () => {
    const role: Profile = { kind: 'role', name: must(profileName('deploy')), sourceProfile: 'dev' };
    const sso: Profile = { kind: 'sso', name: must(profileName('corp')) };
    expect(views([role, sso]).map(({ standing }) => standing)).toEqual([
      { can: 'never', reason: 'role', uses: 'dev' },
      { can: 'never', reason: 'sso' },
    ]);
  });
});

describe('the age of a key without a network', () => {
  const kept = { createdAt: () => now - 93 * DAY };
  const age = { createdAt: now - 93 * DAY, days: 93, due: 'overdue' };
  const offline: KnownKey = { state: 'not known', failure: { code: 'OFFLINE' } };
  const refused: KnownKey = { state: 'not known', failure: { code: 'KEY_NOT_ACCEPTED' } };

  test('is what AWS has said before, also before it is asked', () => {
    expect(views([longTerm('default')], undefined, kept)[0]?.age).toEqual(age);
    expect(views([longTerm('default')], offline, kept)[0]?.age).toEqual(age);
  });

  test('is shown where AWS wants an MFA code before it lists the key', () => {
    const notListed = { ...known, createdAt: undefined, keys: [] };
    expect(views([longTerm('default')], notListed, kept)[0]?.age).toEqual(age);
  });

  test('is not shown of a key that AWS no longer accepts', () => {
    expect(views([longTerm('default')], refused, kept)[0]?.age).toBeUndefined();
  });
});
