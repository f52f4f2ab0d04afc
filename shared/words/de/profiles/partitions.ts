import type { PublicPartition } from '../../../values/region.ts';
import { names } from '../../lists.ts';

/** Die Partitionen von AWS, wie AWS sie nennt. */
const partitionNames = {
  aws: 'AWS in seinen üblichen Regionen',
  'aws-cn': 'AWS China',
  'aws-us-gov': 'AWS GovCloud (US)',
  'aws-eusc': 'die AWS European Sovereign Cloud',
} as const satisfies Record<PublicPartition, string>;

function named(partitions: readonly PublicPartition[]): string {
  return names(partitions.map((partition) => partitionNames[partition]));
}

/** Words for asking the other partitions of AWS about a key. */
export const partitionWords = {
  ask: 'Andere Partitionen fragen',
  about: (profile: string) => `nach dem Schlüssel von ${profile}`,
  askFollows:
    'Keyturn fragt dann AWS China, AWS GovCloud (US) und die AWS European Sovereign Cloud, ob sie diesen Schlüssel kennen. Manche Firmen achten auf solche Anfragen.',
  asking: (partition: PublicPartition) => `Keyturn fragt ${partitionNames[partition]} …`,
  stop: 'Anhalten',
  found: (partition: PublicPartition, region: string) =>
    `Diesen Schlüssel kennt ${partitionNames[partition]}. Keyturn verwendet für ihn die Region ${region}.`,
  foundUnused: (partition: PublicPartition) =>
    `Diesen Schlüssel kennt ${partitionNames[partition]}, aber für ihn ist eine andere Region angegeben.`,
  writeFollows: 'Die Werkzeuge von AWS brauchen die Region im Profil.',
  write: (region: string, profile: string) => `region = ${region} in ${profile} eintragen`,
  notFound: 'Keine Partition, die geantwortet hat, kennt diesen Schlüssel.',
  silent: (partitions: readonly PublicPartition[]) => `Keine Antwort: ${named(partitions)}.`,
  askAgain: 'Noch einmal fragen',
} as const;
