import { z } from 'zod';

/** Why a text is no region. Each has words under `words/errors/`. */
export const regionFlaws = [
  'availability zone',
  'quoted',
  'capitals',
  'name of a place',
  'incomplete',
  'other',
] as const;
/** One of these. */
export const RegionFlaw = z.enum(regionFlaws);
export type RegionFlaw = z.infer<typeof RegionFlaw>;

/** The partitions of AWS that anybody can have a key in, each with a name in `words/`. Those of secret services are left out. */
export const publicPartitions = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'] as const;
/** One of these. */
export const PublicPartition = z.enum(publicPartitions);
export type PublicPartition = z.infer<typeof PublicPartition>;
