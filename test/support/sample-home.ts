import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AwsDouble,
  denyWithoutMfa,
  type DoubleMfaDevice,
  type DoubleUser,
  type IssuedKey,
} from './aws-double/index.ts';
import type { Environment } from './desktop/processes.ts';

/** A profile with a key, and the owner of the key. */
export type SampleProfile = {
  readonly name: string;
  readonly user: DoubleUser;
  readonly key: IssuedKey;
};

/** A file as it was written. */
export type SampleFile = { readonly path: string; readonly text: string };

/** The home of a person with six profiles. */
export type SampleHome = {
  readonly folder: string;
  readonly credentials: SampleFile;
  readonly config: SampleFile;
  readonly profiles: {
    /** 12 days old. */
    readonly fresh: SampleProfile;
    /** 84 days old. */
    readonly due: SampleProfile;
    /** Holds the same key as `due`. */
    readonly sharing: SampleProfile;
    /** 131 days old; its user has an IAM path. */
    readonly overdue: SampleProfile;
    /** 64 days old; without an MFA code AWS denies its user everything, even listing the key. */
    readonly guarded: SampleProfile & { readonly device: DoubleMfaDevice };
  };
  /** The profile without a key: it signs in through IAM Identity Center. */
  readonly withoutKey: string;
  /** The variables that lead the application, and any AWS tool, to this home and to the double. */
  readonly env: Environment;
};

/** Adds the users of the sample to the double, and writes their files into `.aws` of this folder. */
export async function writeSampleHome(folder: string, aws: AwsDouble): Promise<SampleHome> {
  const profiles = addUsers(aws);
  const credentials = {
    path: join(folder, '.aws', 'credentials'),
    text: credentialsText(profiles),
  };
  const config = { path: join(folder, '.aws', 'config'), text: configText(profiles) };
  await mkdir(join(folder, '.aws'), { recursive: true, mode: 0o700 });
  for (const { path, text } of [credentials, config]) {
    await writeFile(path, text);
    await chmod(path, 0o600);
  }
  const env = {
    HOME: folder,
    AWS_ENDPOINT_URL: aws.url,
    // only on Linux does HOME alone determine the home
    ...(process.platform === 'linux'
      ? {}
      : {
          USERPROFILE: folder,
          AWS_SHARED_CREDENTIALS_FILE: credentials.path,
          AWS_CONFIG_FILE: config.path,
        }),
  };
  return { folder, credentials, config, profiles, withoutKey: 'company', env };
}

/** The text with one pair replaced by another: the expected file after a rotation. */
export function withPair(
  text: string,
  old: Pick<IssuedKey, 'id' | 'secret'>,
  pair: Pick<IssuedKey, 'id' | 'secret'>,
): string {
  return text.replaceAll(old.id, () => pair.id).replaceAll(old.secret, () => pair.secret);
}

/** An environment without the variables that lead to a person's own keys, files and settings. */
export function withoutOwnProfiles(environment: NodeJS.ProcessEnv): Environment {
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || /^(aws_|xdg_(config|data|cache|state)_home$)/i.test(name)
      ? []
      : [[name, value] as const],
  );
  return Object.fromEntries(kept);
}

function addUsers(aws: AwsDouble): SampleHome['profiles'] {
  const alex = aws.addUser({ account: '111122223333', name: 'alex' });
  const website = aws.addUser({ account: '111122223333', name: 'website-publisher' });
  const finance = aws.addUser({
    account: '444455556666',
    name: 'alex.finance',
    path: '/finance/reports/',
  });
  const shared = website.addKey({
    createdDaysAgo: 84,
    lastUsed: { daysAgo: 1, service: 's3', region: 'us-east-1' },
  });
  const admin = aws.addUser({ account: '111122223333', name: 'alex.admin' });
  admin.attachPolicy(denyWithoutMfa());
  return {
    fresh: { name: 'default', user: alex, key: alex.addKey({ createdDaysAgo: 12 }) },
    due: { name: 'website', user: website, key: shared },
    sharing: { name: 'website-backup', user: website, key: shared },
    overdue: { name: 'accounting', user: finance, key: finance.addKey({ createdDaysAgo: 131 }) },
    guarded: {
      name: 'production',
      user: admin,
      key: admin.addKey({ createdDaysAgo: 64 }),
      device: admin.addMfaDevice({ name: 'alex-phone' }),
    },
  };
}

// Spacing, order and comments as in files that grew over the years: all of it has to be preserved.
function credentialsText({
  fresh,
  due,
  sharing,
  overdue,
  guarded,
}: SampleHome['profiles']): string {
  return `# My AWS keys. Please don't share this file!

# monthly reports, ask Kim before changing anything here
[${overdue.name}]
aws_access_key_id     = ${overdue.key.id}
aws_secret_access_key = ${overdue.key.secret}

; the website and its nightly backup use one key
[${due.name}]
aws_access_key_id=${due.key.id}
aws_secret_access_key=${due.key.secret}
region=us-east-1

[${sharing.name}]
aws_secret_access_key = ${sharing.key.secret}
aws_access_key_id     = ${sharing.key.id}

[${fresh.name}]
aws_access_key_id = ${fresh.key.id}
aws_secret_access_key = ${fresh.key.secret}

[${guarded.name}]
aws_access_key_id = ${guarded.key.id}
aws_secret_access_key = ${guarded.key.secret}
`;
}

function configText({ guarded }: SampleHome['profiles']): string {
  return `[default]
region = eu-central-1
output = json

[profile website-backup]
region = us-east-1

[profile accounting]
region = eu-west-1
# quarter ends in March

[profile ${guarded.name}]
region = eu-central-1
mfa_serial = ${guarded.device.serial}

[sso-session company]
sso_start_url = https://company.example/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[profile company]
sso_session = company
sso_account_id = 777788889999
sso_role_name = ReadOnly
region = eu-west-1
`;
}
