import { describe, expect, test } from 'vitest';
import { devicesOfVariables } from '../../../../main/credentials/locate/devices-of-variables.ts';
import { type Profile, readProfiles } from '../../../../main/credentials/reading/profiles.ts';
import { fileOf, oldId, oldSecret, otherId } from '../samples.ts';

const phone = 'arn:aws:iam::123456789012:mfa/bob-phone';
const tablet = 'arn:aws:iam::123456789012:mfa/bob-tablet';
const token = 'GAHT12345678';
const pair = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
const otherPair = `aws_access_key_id = ${otherId}\naws_secret_access_key = ${oldSecret}\n`;
const role = 'role_arn = arn:aws:iam::999999999999:role/admin\n';

type Files = { readonly credentials: string; readonly config?: string };

/** The devices of a profile's key, the profile's own first. */
function devicesOf(
  name: string,
  { credentials, config = '' }: Files,
  byVariables: readonly string[] = [],
): readonly string[] {
  const files = [fileOf('credentials', credentials), fileOf('config', config)];
  const found = readProfiles(files, byVariables).find((profile) => profile.name === name);
  return devices(found);
}

function devices(profile: Profile | undefined): readonly string[] {
  if (profile?.kind !== 'long-term key') throw new Error(`no long-term key: ${profile?.kind}`);
  const { mfaSerial, furtherMfaSerials = [] } = profile;
  return mfaSerial === undefined ? furtherMfaSerials : [mfaSerial, ...furtherMfaSerials];
}

describe('the MFA device of a key is found', () => {
  test('under the name that aws-mfa gives it', () => {
    const credentials = `[default-long-term]\n${pair}aws_mfa_device = ${phone}\n`;
    expect(devicesOf('default-long-term', { credentials })).toEqual([phone]);
  });

  test('in the config, under the same name of the profile', () => {
    const config = `[profile bob]\nmfa_serial = ${phone}\n`;
    expect(devicesOf('bob', { credentials: `[bob]\n${pair}`, config })).toEqual([phone]);
  });

  test('in the profile that aws-mfa makes temporary keys for', () => {
    const credentials = `[work-long-term]\n${pair}[work]\n${pair.replace('AKIA', 'ASIA')}`;
    const config = `[profile work]\nmfa_serial = ${phone}\n`;
    expect(devicesOf('work-long-term', { credentials, config })).toEqual([phone]);
  });

  test('in a role whose source this key is, and in one at the end of a chain of them', () => {
    const config = [
      `[profile admin]\n${role}source_profile = bob\nmfa_serial = ${phone}\n`,
      `[profile middle]\n${role}source_profile = bob\n`,
      `[profile far]\n${role}source_profile = middle\nmfa_serial = ${tablet}\n`,
    ].join('');
    expect(devicesOf('bob', { credentials: `[bob]\n${pair}`, config })).toEqual([phone, tablet]);
  });

  test('in a role whose source is what aws-mfa makes of this key', () => {
    const credentials = `[work-long-term]\n${pair}[work]\n${pair.replace('AKIA', 'ASIA')}`;
    const config = `[profile admin]\n${role}source_profile = work\nmfa_serial = ${phone}\n`;
    expect(devicesOf('work-long-term', { credentials, config })).toEqual([phone]);
  });

  test('in what aws-vault includes, by its new name and by its old one', () => {
    const base = `[profile base]\nmfa_serial = ${phone}\n`;
    for (const setting of ['include_profile', 'parent_profile']) {
      const config = `${base}[profile bob]\n${setting} = base\n`;
      expect(devicesOf('bob', { credentials: `[bob]\n${pair}`, config })).toEqual([phone]);
    }
  });

  test('in a profile that includes this one', () => {
    const config = `[profile admin]\n${role}include_profile = bob\nmfa_serial = ${phone}\n`;
    expect(devicesOf('bob', { credentials: `[bob]\n${pair}`, config })).toEqual([phone]);
  });

  test('in another profile with the same key, and in a role of that one', () => {
    const credentials = `[bob]\n${pair}[copy]\n${pair}mfa_serial = ${phone}\n`;
    const config = `[profile admin]\n${role}source_profile = copy\nmfa_serial = ${tablet}\n`;
    expect(devicesOf('bob', { credentials, config })).toEqual([phone, tablet]);
  });

  test('in [default], from which aws-vault inherits', () => {
    const config = `[default]\nmfa_serial = ${phone}\n`;
    expect(devicesOf('bob', { credentials: `[bob]\n${pair}`, config })).toEqual([phone]);
  });

  test('in the variables of aws-vault and aws-mfa', () => {
    const variables = { AWS_MFA_SERIAL: phone, MFA_DEVICE: ` ${tablet} `, AWS_PROFILE: 'x' };
    const named = devicesOfVariables(variables);
    expect(devicesOf('bob', { credentials: `[bob]\n${pair}` }, named)).toEqual([phone, tablet]);
    expect(devicesOfVariables({ AWS_MFA_SERIAL: '', MFA_DEVICE: undefined })).toEqual([]);
  });
});

describe('several devices', () => {
  test('come each once, the profile’s own first', () => {
    const credentials = `[bob]\n${pair}mfa_serial = ${tablet}\naws_mfa_device = ${token}\n`;
    const config = [
      `[profile admin]\n${role}source_profile = bob\nmfa_serial = ${phone}\n`,
      `[profile other]\n${role}source_profile = bob\nmfa_serial = ${tablet}\n`,
      `[default]\nmfa_serial = ${phone}\n`,
    ].join('');
    expect(devicesOf('bob', { credentials, config }, [token])).toEqual([tablet, token, phone]);
  });
});

describe('a device is not taken from', () => {
  test('a profile that has nothing to do with the key', () => {
    const credentials = `[bob]\n${pair}[eve]\n${otherPair}mfa_serial = ${phone}\n`;
    const config = `[profile admin]\n${role}source_profile = eve\nmfa_serial = ${tablet}\n`;
    expect(devicesOf('bob', { credentials, config })).toEqual([]);
  });

  test('[default] of another home', () => {
    const config = fileOf('config', `[default]\nmfa_serial = ${phone}\n`);
    const elsewhere = { ...config, location: { ...config.location, home: '/mnt/other' } };
    const files = [fileOf('credentials', `[bob]\n${pair}`), elsewhere];
    const bob = readProfiles(files).find(({ name }) => name === 'bob');
    expect(devices(bob)).toEqual([]);
  });
});

test('profiles that name each other in a circle end the search', () => {
  const credentials = `[a]\n${pair}source_profile = b\ninclude_profile = a\n`;
  const config = `[profile b]\n${role}source_profile = a\ninclude_profile = b\nmfa_serial = ${phone}\n`;
  expect(devicesOf('a', { credentials, config })).toEqual([phone]);
});

test.each([
  ['in one chain', (index: number) => `source_profile = p${index - 1}\n`, undefined],
  ['all with one key', () => '', oldId],
  ['all of one source', () => 'source_profile = p0\n', undefined],
])(
  'profiles that all name a device, %s, have no more than sixteen others each: else time would grow with their square',
  (_, more, id) => {
    const credentials = Array.from({ length: 500 }, (_none, index) => {
      const key = id ?? `AKIA${String(index).padStart(16, 'A')}`;
      return `[p${index}]\naws_access_key_id = ${key}\naws_secret_access_key = x\nmfa_serial = ${phone}${index}\n${more(index)}`;
    }).join('');
    const found = readProfiles([fileOf('credentials', credentials)]).map(devices);
    const most = Math.max(...found.map((serials) => serials.length));
    expect(found).toHaveLength(500);
    expect(most).toBeGreaterThan(2);
    expect(most).toBeLessThanOrEqual(17);
  },
);
