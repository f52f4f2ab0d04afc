import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import { locateFiles } from '../../../main/credentials/locate/locate.ts';
import { type AwsDouble, startAwsDouble } from '../../support/aws-double/index.ts';
import { type SampleHome, writeSampleHome } from '../../support/sample-home.ts';

let aws: AwsDouble;
let folder: string;
let home: SampleHome;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-sample-'));
  aws = await startAwsDouble();
  home = await writeSampleHome(folder, aws);
});

afterEach(async () => {
  await aws.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the sample home', () => {
  test('holds six profiles, five of them with a key of the stand-in of AWS', async () => {
    const { env, platform } = process;
    const locations = locateFiles({ env: { ...env, ...home.env }, home: folder, platform });
    const { profiles } = await createCredentialsFiles({ locations: () => locations }).read();
    const read = profiles.map((profile) => [
      profile.name,
      profile.kind === 'long-term key' ? profile.pair.id : profile.kind,
    ]);
    const written = Object.values(home.profiles).map(({ name, key }) => [name, key.id]);
    expect(Object.fromEntries(read)).toMatchObject(Object.fromEntries(written));
    expect(read).toHaveLength(written.length + 1);
  });

  test('names the device of the profile that takes an MFA code', async () => {
    const locations = locateFiles({ env: home.env, home: folder, platform: process.platform });
    const { profiles } = await createCredentialsFiles({ locations: () => locations }).read();
    const { name, device } = home.profiles.guarded;
    expect(profiles.find((profile) => profile.name === name)).toMatchObject({
      mfaSerial: device.serial,
    });
  });
});
