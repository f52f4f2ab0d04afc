import type { PublicPartition } from '../../../shared/values/region.ts';

/** A partition of AWS: its accounts, keys and hosts are unknown in all others. */
type Partition = {
  readonly id: string;
  readonly regions: readonly string[];
  /** The pseudo-region of the whole partition. */
  readonly global?: string;
  /** Matches its regions, also those that are newer than this list. */
  readonly pattern: RegExp;
};

// As in botocore and the SDK (`partitions.json`); a test compares this table with botocore's.
const partitions: readonly Partition[] = [
  {
    id: 'aws',
    global: 'aws-global',
    pattern: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    regions: [
      'af-south-1',
      'ap-east-1',
      'ap-east-2',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-south-2',
      'ap-southeast-1',
      'ap-southeast-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-central-1',
      'ca-west-1',
      'eu-central-1',
      'eu-central-2',
      'eu-north-1',
      'eu-south-1',
      'eu-south-2',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'il-central-1',
      'me-central-1',
      'me-south-1',
      'mx-central-1',
      'sa-east-1',
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
    ],
  },
  {
    id: 'aws-cn',
    global: 'aws-cn-global',
    pattern: /^cn-\w+-\d+$/,
    regions: ['cn-north-1', 'cn-northwest-1'],
  },
  { id: 'aws-eusc', pattern: /^eusc-(de)-\w+-\d+$/, regions: ['eusc-de-east-1'] },
  {
    id: 'aws-iso',
    global: 'aws-iso-global',
    pattern: /^us-iso-\w+-\d+$/,
    regions: ['us-iso-east-1', 'us-iso-west-1'],
  },
  {
    id: 'aws-iso-b',
    global: 'aws-iso-b-global',
    pattern: /^us-isob-\w+-\d+$/,
    regions: ['us-isob-east-1', 'us-isob-west-1'],
  },
  {
    id: 'aws-iso-e',
    global: 'aws-iso-e-global',
    pattern: /^eu-isoe-\w+-\d+$/,
    regions: ['eu-isoe-west-1'],
  },
  {
    id: 'aws-iso-f',
    global: 'aws-iso-f-global',
    pattern: /^us-isof-\w+-\d+$/,
    regions: ['us-isof-east-1', 'us-isof-south-1'],
  },
  {
    id: 'aws-us-gov',
    global: 'aws-us-gov-global',
    pattern: /^us-gov-\w+-\d+$/,
    regions: ['us-gov-east-1', 'us-gov-west-1'],
  },
];

const known: ReadonlySet<string> = new Set(partitions.flatMap(({ regions }) => regions));
const globals: ReadonlySet<string> = new Set(
  partitions.flatMap(({ global }) => (global === undefined ? [] : [global])),
);

/** All regions that this version knows. */
export const knownRegions: readonly string[] = [...known];

/** Whether AWS has a region of this name, as far as this version knows. Pure. */
export function isKnownRegion(text: string): boolean {
  return known.has(text);
}

/** Whether the text is the pseudo-region of a whole partition, "aws-global". Pure. */
export function isGlobalRegion(text: string): boolean {
  return globals.has(text);
}

/** The partition of a region; like the SDK, "aws" for a name that matches none. Pure. */
export function partitionOf(region: string): string {
  const found = partitions.find(
    ({ regions, global, pattern }) =>
      regions.includes(region) || global === region || pattern.test(region),
  );
  return found?.id ?? 'aws';
}

/** The region in which a partition is searched for a key: its STS answers for all accounts of the partition. */
export const regionToAsk: Readonly<Record<PublicPartition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-eusc': 'eusc-de-east-1',
};

// The regions from before 20 March 2019, which no account can disable. Each later one has to be enabled (AWS Account
// Management, "Enable or disable AWS Regions in your account").
const alwaysEnabled: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

/** Whether an account has to enable this region before its STS knows the account's keys. Pure. */
export function needsEnabling(region: string): boolean {
  return partitionOf(region) === 'aws' && !isGlobalRegion(region) && !alwaysEnabled.has(region);
}
