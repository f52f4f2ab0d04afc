import type { PublicPartition } from '../../../values/region.ts';
import { names } from '../../lists.ts';

/** The partitions of AWS, as AWS calls them. */
const partitionNames = {
  aws: 'AWS’s usual regions',
  'aws-cn': 'AWS China',
  'aws-us-gov': 'AWS GovCloud (US)',
  'aws-eusc': 'the AWS European Sovereign Cloud',
} as const satisfies Record<PublicPartition, string>;

function named(partitions: readonly PublicPartition[]): string {
  return names(partitions.map((partition) => partitionNames[partition]));
}

/** Words for asking the other partitions of AWS about a key. */
export const partitionWords = {
  ask: 'Ask the other partitions',
  about: (profile: string) => `about the key of ${profile}`,
  askFollows:
    'Keyturn then asks AWS China, AWS GovCloud (US) and the AWS European Sovereign Cloud whether they know this key. Some companies watch for such requests.',
  asking: (partition: PublicPartition) => `Asking ${partitionNames[partition]}…`,
  stop: 'Stop',
  found: (partition: PublicPartition, region: string) =>
    `This key belongs to ${partitionNames[partition]}. Keyturn uses the region ${region} for it.`,
  foundUnused: (partition: PublicPartition) =>
    `This key belongs to ${partitionNames[partition]}, but another region is named for it.`,
  writeFollows: 'AWS’s own tools need the region in the profile.',
  write: (region: string, profile: string) => `Write region = ${region} into ${profile}`,
  notFound: 'No partition that answered knows this key.',
  silent: (partitions: readonly PublicPartition[]) => `No answer came from ${named(partitions)}.`,
  askAgain: 'Ask them again',
} as const;
