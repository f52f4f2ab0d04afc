import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../main/credentials/reading/profiles.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import type { AwsKeyAnswer } from '../../../main/snapshot/ask-about-keys.ts';
import { type ProfileFacts, profileViews } from '../../../main/snapshot/profile-view.ts';
import { defaultLimits } from '../../../shared/settings/due.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import { accessKeyId, profileName } from '../../../shared/values/identifiers.ts';

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

function views(
  profiles: readonly Profile[],
  known?: AwsKeyAnswer,
  change: Partial<ProfileFacts> = {},
) {
  return profileViews({
    reading: { files: [], profiles },
    keys: new Map(known === undefined ? [] : [[id, known]]),
    answerFor: () => undefined,
    lastUseOf: () => undefined,
    quarantineOf: () => undefined,
    createdAt: () => undefined,
    hostsOf: () => undefined,
    partitionsOf: () => undefined,
    whereTo: () => ({ endpoint: undefined, notAgreed: undefined }),
    limits: defaultLimits,
    managed: undefined,
    now,
    ...change,
  });
}

const known: AwsKeyAnswer = {
  state: 'known',
  account: '210000000001',
  user: 'ada',
  arn: 'arn:aws:iam::210000000001:user/ada',
  createdAt: now - 93 * DAY,
  keys: [{ id, status: 'Active', createdAt: now - 93 * DAY }],
};

describe('a profile in the list', () => {
  test('whose key AWS has found in public says so, and offers no rotation; its age stays known', () => {
    const failure = { code: 'KEY_IN_QUARANTINE', action: 'UpdateAccessKey' } as const;
    const [view] = views([longTerm('default')], known, {
      quarantineOf: (key) => (key === id ? failure : undefined),
    });
    expect(view).toMatchObject({ standing: { can: 'not now', failure }, age: { days: 93 } });
    // What AWS does not answer for says that first.
    const offline: AwsKeyAnswer = { state: 'not known', failure: { code: 'OFFLINE' } };
    const [unasked] = views([longTerm('default')], offline, { quarantineOf: () => failure });
    expect(unasked?.standing).toEqual({ can: 'not now', failure: { code: 'OFFLINE' } });
  });

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
    const standing = (answer: AwsKeyAnswer | undefined, account: string) =>
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
    const refusedFor = (problem: 'junk line' | 'not UTF-8'): ProfileFacts['reading'] => {
      const problems = [{ problem, line: 19, refusedBy: ['AWS CLI' as const] }];
      const file = { kind: 'credentials', path, from: 'home', failure, problems } as const;
      return { files: [{ ...file, state: 'refused' }], profiles: [longTerm('dev')] };
    };
    const standing = (problem: 'junk line' | 'not UTF-8') =>
      views([], known, { reading: refusedFor(problem) })[0]?.standing;
    expect(standing('junk line')).toEqual({ can: 'not now', failure });
    // An edit leaves these bytes as they are.
    expect(standing('not UTF-8')).toEqual({ can: 'rotate' });
  });

  test('of temporary keys names the profile that aws-mfa made them from, where there is one', () => {
    const temporary = (name: string): Profile => ({
      kind: 'temporary',
      name: must(profileName(name)),
    });
    const profiles = [temporary('dev'), temporary('prod'), longTerm('dev-long-term')];
    expect(views(profiles).map(({ standing }) => standing)).toMatchObject([
      { reason: 'temporary', uses: 'dev-long-term' },
      { reason: 'temporary' },
      {},
    ]);
    expect(views(profiles)[1]?.standing).not.toHaveProperty('uses');
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

describe('what is to be said about the lines of a profile', () => {
  const path = '/home/ada/.aws/config';
  const token = { remark: 'token in the other file', path, line: 2 } as const;

  test('stands beside a key that can rotate', () => {
    const [view] = views([{ ...longTerm('default'), remarks: [token] }], known);
    expect(view).toMatchObject({ standing: { can: 'rotate' }, remarks: [token] });
    expect(views([longTerm('default')], known)[0]).not.toHaveProperty('remarks');
  });

  test('stands beside one that can’t, and no more of it than a person reads', () => {
    const sso: Profile = { kind: 'sso', name: must(profileName('corp')) };
    const remarks = Array.from({ length: 20 }, (_, line) => ({ ...token, line: line + 1 }));
    expect(views([{ ...sso, remarks }])[0]?.remarks).toHaveLength(8);
  });

  test('names a sign that AWS puts into no ID, where AWS doesn’t accept the key, and only there', () => {
    const odd = must(accessKeyId('AKIA0OSFODNN7EXAMPLE'));
    const profile: Profile = {
      kind: 'long-term key',
      name: must(profileName('default')),
      pair: { id: odd, secret: new Secret('x') },
      places: [{ path, section: 'default', profile: must(profileName('default')), line: 2 }],
    };
    const refused: AwsKeyAnswer = { state: 'not known', failure: { code: 'KEY_NOT_ACCEPTED' } };
    const viewOf = (state: AwsKeyAnswer) =>
      views([profile], undefined, { keys: new Map([[odd, state]]) });
    expect(viewOf(refused)[0]?.remarks).toEqual([
      { remark: 'doubtful sign', path, line: 2, sign: '0' },
    ]);
    expect(viewOf(known)[0]).not.toHaveProperty('remarks');
    expect(views([longTerm('default')], refused)[0]).not.toHaveProperty('remarks');
  });
});

describe('why a profile can’t rotate', () => {
  const name = must(profileName('default'));
  const at = { path: '/home/ada/.aws/credentials', line: 2 };

  test('names the host that requests go to, where the ID is none of AWS', () => {
    const wasabi: Profile = { kind: 'not a key of AWS', name, ...at };
    const whereTo = () => ({ endpoint: { hosts: ['s3.wasabisys.com'] }, notAgreed: undefined });
    expect(views([wasabi], undefined, { whereTo })[0]?.standing).toEqual({
      can: 'never',
      reason: 'not a key of AWS',
      ...at,
      host: 's3.wasabisys.com',
    });
    expect(views([wasabi])[0]?.standing).not.toHaveProperty('host');
  });

  test('shows the key that stands under another name, or in a section that no tool reads', () => {
    const place = {
      path: at.path,
      section: 'default',
      profile: name,
      line: 2,
      shadowed: true,
    } as const;
    const written = { ...at, id, places: [place] };
    expect(
      views([
        {
          kind: 'misnamed key',
          name,
          ...written,
          written: 'access_key',
          right: 'aws_access_key_id',
        },
        { kind: 'unread section', name, ...written, written: 'dev', right: 'profile dev' },
      ]),
    ).toMatchObject([
      { keyId: id, places: [{ line: 2, shadowed: true }], standing: { reason: 'misnamed key' } },
      { keyId: id, places: [{ line: 2, shadowed: true }], standing: { right: 'profile dev' } },
    ]);
  });
});

describe('the age of a key without a network', () => {
  const kept = { createdAt: () => now - 93 * DAY };
  const age = { createdAt: now - 93 * DAY, days: 93, due: 'overdue' };
  const offline: AwsKeyAnswer = { state: 'not known', failure: { code: 'OFFLINE' } };
  const refused: AwsKeyAnswer = { state: 'not known', failure: { code: 'KEY_NOT_ACCEPTED' } };

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
