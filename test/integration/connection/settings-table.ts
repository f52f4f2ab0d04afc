/** A setting, where it stands, for which profile, and where its requests go then. */
export type SettingCase = {
  readonly what: string;
  readonly config?: string;
  /** Goes before the section of the profile. */
  readonly credentials?: string;
  /** Lines of the profile's own section of the credentials file. */
  readonly inCredentials?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** What only the login shell has: in a terminal it is a variable as any other. */
  readonly shell?: Readonly<Record<string, string>>;
  readonly profile?: 'prod' | 'default';
  /** What each is asked at, and the region that is signed for; or the code by which Keyturn refuses the profile. */
  readonly sts: string;
  readonly iam?: string;
  /** Where AWS's tools go on to an address that AWS does not have, or stop with an error of their own. */
  readonly botocore?: 'goes on' | 'refuses';
};

const iam = 'https://iam.amazonaws.com us-east-1';
const stsIn = (region: string) => `https://sts.${region}.amazonaws.com ${region}`;
const globalSts = 'https://sts.amazonaws.com us-east-1';
const local = (port: number, region = 'us-west-2') => `http://localhost:${port} ${region}`;
const prod = (...lines: readonly string[]) => ['[profile prod]', ...lines, ''].join('\n');
const inOregon = prod('region = us-west-2');

const rows: readonly SettingCase[] = [
  { what: 'nothing at all', sts: globalSts },
  {
    what: 'an endpoint of [default] against accidents',
    config: `[default]\nendpoint_url = http://localhost:4566\nregion = us-east-1\n${prod('region = us-east-1')}`,
    sts: stsIn('us-east-1'),
  },
  {
    what: 'a services section of [default]',
    config: `[default]\nservices = x\n${inOregon}[services x]\niam =\n  endpoint_url = http://localhost:7\n`,
    sts: stsIn('us-west-2'),
  },
  {
    what: 'FIPS, dual stack and legacy of [default]',
    config: `[default]\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true\nsts_regional_endpoints = legacy\n${inOregon}`,
    sts: stsIn('us-west-2'),
  },
  {
    what: 'an endpoint of the profile that AWS_PROFILE names',
    config: `[profile other]\nendpoint_url = http://localhost:4566\nregion = sa-east-1\n${inOregon}`,
    variables: { AWS_PROFILE: 'other' },
    sts: stsIn('us-west-2'),
  },
  {
    what: 'the region of [default], where the profile has none',
    config: `[default]\nregion = cn-north-1\n${prod()}`,
    sts: globalSts,
  },
  {
    what: 'settings of [default], for [default]',
    config: '[default]\nregion = eu-west-1\nendpoint_url = http://localhost:4566\n',
    profile: 'default',
    sts: local(4566, 'eu-west-1'),
    iam: local(4566, 'eu-west-1'),
  },
  {
    what: 'settings of [DEFAULT] in the config file',
    config: `[DEFAULT]\nregion = eu-north-1\nuse_dualstack_endpoint = true\n${prod()}`,
    sts: 'https://sts.eu-north-1.api.aws eu-north-1',
    iam: 'https://iam.global.api.aws us-east-1',
  },
  {
    what: 'the profile against [DEFAULT] of the same file',
    config: `[DEFAULT]\nregion = eu-north-1\n${inOregon}`,
    sts: stsIn('us-west-2'),
  },
  {
    what: '[DEFAULT] of the credentials file against the profile in the config file',
    config: inOregon,
    credentials: '[DEFAULT]\nregion = eu-north-1\n',
    sts: stsIn('eu-north-1'),
  },
  {
    what: '[DEFAULT] of a config file that does not have the profile',
    config: '[DEFAULT]\nregion = eu-north-1\n',
    sts: globalSts,
  },
  {
    what: 'a services section that [DEFAULT] names',
    config: `[DEFAULT]\nservices = x\n${inOregon}[services x]\nsts =\n  endpoint_url = http://localhost:7\n`,
    sts: local(7),
  },
  {
    what: 'an endpoint in a block of [DEFAULT]',
    config: `[DEFAULT]\nsts =\n  endpoint_url = http://localhost:8\n${prod('region = us-west-2', 'services = x')}[services x]\niam =\n  endpoint_url = http://localhost:7\n`,
    sts: local(8),
    iam: local(7),
  },
  {
    what: 'FIPS of the profile',
    config: prod('region = us-west-2', 'use_fips_endpoint = true'),
    sts: 'https://sts-fips.us-west-2.amazonaws.com us-west-2',
    iam: 'https://iam-fips.amazonaws.com us-east-1',
  },
  {
    what: 'FIPS in capitals',
    config: prod('Region = us-west-2', 'Use_FIPS_Endpoint = TRUE'),
    sts: 'https://sts-fips.us-west-2.amazonaws.com us-west-2',
    iam: 'https://iam-fips.amazonaws.com us-east-1',
  },
  {
    what: 'FIPS with another word than true',
    config: prod('region = us-west-2', 'use_fips_endpoint = yes'),
    sts: stsIn('us-west-2'),
  },
  {
    what: 'FIPS in the name of the region',
    config: prod('region = us-west-2-fips'),
    sts: 'https://sts-fips.us-west-2.amazonaws.com us-west-2',
    iam: 'https://iam-fips.amazonaws.com us-east-1',
  },
  {
    what: 'FIPS that a variable turns off',
    config: prod('region = us-west-2', 'use_fips_endpoint = true'),
    variables: { AWS_USE_FIPS_ENDPOINT: 'false' },
    sts: stsIn('us-west-2'),
  },
  {
    what: 'FIPS that an empty variable turns off',
    config: prod('region = us-west-2', 'use_fips_endpoint = true'),
    variables: { AWS_USE_FIPS_ENDPOINT: '' },
    sts: stsIn('us-west-2'),
  },
  {
    what: 'FIPS that an empty line of the credentials file turns off',
    config: prod('region = us-west-2', 'use_fips_endpoint = true'),
    inCredentials: 'use_fips_endpoint =\n',
    sts: stsIn('us-west-2'),
  },
  {
    what: 'FIPS of a variable',
    config: inOregon,
    variables: { AWS_USE_FIPS_ENDPOINT: 'True' },
    sts: 'https://sts-fips.us-west-2.amazonaws.com us-west-2',
    iam: 'https://iam-fips.amazonaws.com us-east-1',
  },
  {
    what: 'FIPS in a GovCloud region',
    config: prod('region = us-gov-east-1', 'use_fips_endpoint = true'),
    sts: 'https://sts.us-gov-east-1.amazonaws.com us-gov-east-1',
    iam: 'https://iam.us-gov.amazonaws.com us-gov-west-1',
  },
  {
    what: 'FIPS and dual stack',
    config: prod('region = us-west-2', 'use_fips_endpoint = true', 'use_dualstack_endpoint = true'),
    sts: 'https://sts-fips.us-west-2.api.aws us-west-2',
    iam: 'https://iam-fips.global.api.aws us-east-1',
  },
  {
    what: 'FIPS and an endpoint of its own, which wins',
    config: prod(
      'region = us-west-2',
      'use_fips_endpoint = true',
      'endpoint_url = http://localhost:1',
    ),
    sts: local(1),
    iam: local(1),
  },
  {
    what: 'FIPS in a region without it',
    config: prod('region = eu-west-1', 'use_fips_endpoint = true'),
    sts: 'FIPS_NOT_OFFERED',
    botocore: 'goes on',
  },
  {
    what: 'FIPS in China',
    config: prod('region = cn-north-1', 'use_fips_endpoint = true'),
    sts: 'FIPS_NOT_OFFERED',
    botocore: 'goes on',
  },
  {
    what: 'FIPS without a region',
    config: prod('use_fips_endpoint = true'),
    sts: 'FIPS_NOT_OFFERED',
    botocore: 'goes on',
  },
  {
    what: 'dual stack of the profile',
    config: prod('region = eu-west-1', 'use_dualstack_endpoint = true'),
    sts: 'https://sts.eu-west-1.api.aws eu-west-1',
    iam: 'https://iam.global.api.aws us-east-1',
  },
  {
    what: 'dual stack in China',
    config: prod('region = cn-north-1', 'use_dualstack_endpoint = true'),
    sts: 'https://sts.cn-north-1.api.amazonwebservices.com.cn cn-north-1',
    iam: 'https://iam.global.api.amazonwebservices.com.cn cn-north-1',
  },
  {
    what: 'dual stack without a region',
    config: prod('use_dualstack_endpoint = true'),
    sts: 'DUAL_STACK_NOT_OFFERED',
    botocore: 'goes on',
  },
  {
    what: 'legacy STS of the profile',
    config: prod('region = eu-west-1', 'sts_regional_endpoints = legacy'),
    sts: globalSts,
  },
  {
    what: 'legacy STS in a region that is younger than it',
    config: prod('region = eu-south-1', 'sts_regional_endpoints = legacy'),
    sts: stsIn('eu-south-1'),
  },
  {
    what: 'legacy STS that an empty variable turns off',
    config: prod('region = eu-west-1', 'sts_regional_endpoints = legacy'),
    variables: { AWS_STS_REGIONAL_ENDPOINTS: '' },
    sts: stsIn('eu-west-1'),
  },
  {
    what: 'legacy STS and FIPS, which wins',
    config: prod(
      'region = us-west-2',
      'sts_regional_endpoints = legacy',
      'use_fips_endpoint = true',
    ),
    sts: 'https://sts-fips.us-west-2.amazonaws.com us-west-2',
    iam: 'https://iam-fips.amazonaws.com us-east-1',
  },
  {
    what: 'legacy STS in capitals',
    config: prod('region = eu-west-1', 'sts_regional_endpoints = LEGACY'),
    sts: 'SETTING_NOT_UNDERSTOOD',
    botocore: 'refuses',
  },
  {
    what: 'GovCloud',
    config: prod('region = us-gov-east-1'),
    sts: stsIn('us-gov-east-1'),
    iam: 'https://iam.us-gov.amazonaws.com us-gov-west-1',
  },
  {
    what: 'China',
    config: prod('region = cn-northwest-1'),
    sts: 'https://sts.cn-northwest-1.amazonaws.com.cn cn-northwest-1',
    iam: 'https://iam.cn-north-1.amazonaws.com.cn cn-north-1',
  },
  {
    what: 'the region of a variable against the profile’s',
    config: inOregon,
    variables: { AWS_DEFAULT_REGION: 'eu-north-1' },
    sts: stsIn('eu-north-1'),
  },
  {
    what: 'AWS_REGION against AWS_DEFAULT_REGION',
    config: inOregon,
    variables: { AWS_DEFAULT_REGION: 'eu-north-1', AWS_REGION: 'sa-east-1' },
    sts: stsIn('sa-east-1'),
  },
  {
    what: 'the region of the login shell',
    shell: { AWS_DEFAULT_REGION: 'cn-north-1' },
    sts: 'https://sts.cn-north-1.amazonaws.com.cn cn-north-1',
    iam: 'https://iam.cn-north-1.amazonaws.com.cn cn-north-1',
  },
  {
    what: 'AWS_REGION of the login shell against AWS_DEFAULT_REGION of the desktop',
    variables: { AWS_DEFAULT_REGION: 'eu-north-1' },
    shell: { AWS_REGION: 'sa-east-1' },
    sts: stsIn('sa-east-1'),
  },
  {
    what: 'an endpoint of the login shell',
    config: inOregon,
    shell: { AWS_ENDPOINT_URL_STS: 'http://localhost:3' },
    sts: local(3),
  },
  {
    what: 'a general variable against the service in the profile',
    config: `${prod('region = us-west-2', 'services = x', 'endpoint_url = http://localhost:4')}[services x]\nsts =\n  endpoint_url = http://localhost:7\n`,
    variables: { AWS_ENDPOINT_URL: 'http://localhost:1' },
    sts: local(1),
    iam: local(1),
  },
  {
    what: 'the service against the profile',
    config: `${prod('region = us-west-2', 'services = my x', 'endpoint_url = http://localhost:4')}[services "my x"]\nsts =\n  endpoint_url = http://localhost:7\n`,
    sts: local(7),
    iam: local(4),
  },
  {
    what: 'a key of a block in capitals, which is none',
    config: `${prod('region = us-west-2', 'services = x')}[services x]\nsts =\n  ENDPOINT_URL = http://localhost:7\n`,
    sts: stsIn('us-west-2'),
  },
  {
    what: 'an endpoint for all services in a services section, which is none',
    config: `${prod('region = us-west-2', 'services = x')}[services x]\nendpoint_url = http://localhost:7\n`,
    sts: stsIn('us-west-2'),
  },
  {
    what: 'services named in the credentials file',
    config: `${inOregon}[services x]\nsts =\n  endpoint_url = http://localhost:7\n`,
    inCredentials: 'services = x\n',
    sts: local(7),
  },
  {
    what: 'a services section that is nowhere',
    config: prod('region = us-west-2', 'services = nope', 'endpoint_url = http://localhost:4'),
    sts: 'SETTING_NOT_UNDERSTOOD',
    botocore: 'refuses',
  },
  {
    what: 'a services section that is nowhere, and a variable that says all',
    config: prod('region = us-west-2', 'services = nope'),
    variables: { AWS_ENDPOINT_URL: 'http://localhost:1' },
    sts: local(1),
    iam: local(1),
  },
  {
    what: 'endpoints that the profile has ignored, variables too',
    config: prod(
      'region = us-west-2',
      'ignore_configured_endpoint_urls = True',
      'endpoint_url = http://localhost:4',
    ),
    variables: { AWS_ENDPOINT_URL: 'http://localhost:1' },
    sts: stsIn('us-west-2'),
  },
  {
    what: 'ignored endpoints that a variable has taken again',
    config: prod(
      'region = us-west-2',
      'ignore_configured_endpoint_urls = true',
      'endpoint_url = http://localhost:4',
    ),
    variables: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' },
    sts: local(4),
    iam: local(4),
  },
  {
    what: 'an empty variable in place of an endpoint',
    config: prod('region = us-west-2', 'endpoint_url = http://localhost:4'),
    variables: { AWS_ENDPOINT_URL: '' },
    sts: local(4),
    iam: local(4),
  },
  {
    what: 'another signature, and other retries',
    config: prod(
      'region = us-west-2',
      'auth_scheme_preference = sigv4a',
      'sigv4a_signing_region_set = *',
      'retry_mode = adaptive',
    ),
    sts: stsIn('us-west-2'),
  },
];

/** Settings of [default] and of AWS_PROFILE are another profile's; those of [DEFAULT] are everybody's. */
export const settingCases: readonly SettingCase[] = rows.map((row) =>
  row.iam === undefined && row.sts.includes(' ') ? { ...row, iam } : row,
);
