import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../main/aws/connection/connection.ts';
import type { Profile } from '../../../main/credentials/reading/profiles.ts';
import { askAboutKeys, type AwsKeyAnswer } from '../../../main/snapshot/ask-about-keys.ts';
import { keysToAsk } from '../../../main/snapshot/read-files.ts';
import { profileName } from '../../../shared/values/identifiers.ts';
import { given } from '../../support/engine/iam.ts';
import { createPower } from '../../support/engine/power.ts';
import { createWorld, k1 } from '../../support/engine/world.ts';

const phone = 'arn:aws:iam::111122223333:mfa/phone';
const securityKey = 'arn:aws:iam::111122223333:u2f/user/nina/blue-key-ABCDEFG';
const connection: Connection = { region: 'eu-central-1' };

function longTerm(name: string, mfaSerial?: string): Profile {
  const named = mfaSerial === undefined ? {} : { mfaSerial };
  return { kind: 'long-term key', name: given(profileName(name)), pair: k1, places: [], ...named };
}

/** What AWS tells of the key of these profiles, for a user whose policies allow keys only with MFA; and what was asked. */
async function toldOf(profiles: readonly Profile[], devices: readonly string[]) {
  const world = createWorld();
  world.user.mfaPolicy = 'ACCESS_DENIED';
  world.user.mfaBy = 'allow';
  world.user.devices.push(...devices);
  const told: AwsKeyAnswer[] = [];
  const aws = world.aws.port(createPower(() => undefined));
  await askAboutKeys(
    aws,
    keysToAsk({ files: [], profiles }, () => connection),
    {
      known: (_, known) => told.push(known),
      used: () => undefined,
    },
  );
  return { told, asked: world.aws.requests.map(({ action }) => action) };
}

const mayRotate = [{ state: 'known', account: '111122223333', keys: [] }];

describe('a key of a user whose policies allow keys only with MFA', () => {
  test('can rotate where its profile names a device, and nothing more is asked', async () => {
    const { told, asked } = await toldOf([longTerm('work', phone)], []);
    expect(told).toMatchObject(mayRotate);
    expect(asked).not.toContain('ListMFADevices');
  });

  test('can rotate where another profile that shares it names a device', async () => {
    expect((await toldOf([longTerm('work'), longTerm('play', phone)], [])).told).toMatchObject(
      mayRotate,
    );
  });

  test('can rotate where AWS names a device of the user', async () => {
    expect((await toldOf([longTerm('work')], [phone])).told).toMatchObject(mayRotate);
  });

  test('is told what is wrong where its profile names what is no device of the user', async () => {
    const named = longTerm('work', 'arn:aws:iam::111122223333:user/nina');
    expect((await toldOf([named], [])).told).toMatchObject([
      { state: 'not known', failure: { code: 'MFA_DEVICE_UNKNOWN', action: 'ListAccessKeys' } },
    ]);
    expect((await toldOf([named], [phone])).told).toMatchObject(mayRotate);
  });

  test('can rotate where its profile names a security key beside an authenticator', async () => {
    expect(
      (await toldOf([longTerm('work', securityKey)], [securityKey, phone])).told,
    ).toMatchObject(mayRotate);
    expect((await toldOf([longTerm('work', securityKey)], [securityKey])).told).toMatchObject([
      { state: 'not known', failure: { code: 'MFA_NOT_USABLE' } },
    ]);
  });

  test.each([
    ['no device', []],
    ['only a security key, which gives no codes', [securityKey]],
  ])('is told as refused where there is %s', async (_, devices) => {
    expect((await toldOf([longTerm('work')], devices)).told).toMatchObject([
      { state: 'not known', failure: { code: 'ACCESS_DENIED', action: 'ListAccessKeys' } },
    ]);
  });
});

test('a key that two profiles hold is asked about at AWS, if one of them does not name another endpoint', () => {
  const profiles = [longTerm('default', phone), longTerm('prod'), longTerm('local')];
  const asked = keysToAsk({ files: [], profiles }, (profile) =>
    'name' in profile && profile.name === 'prod'
      ? connection
      : { ...connection, iamEndpoint: 'http://localhost:4566' },
  );
  expect(asked).toEqual([{ pair: k1, connection, devices: { own: [phone], further: [] } }]);
});
