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
export const RegionFlaw = z.enum(regionFlaws);
export type RegionFlaw = z.infer<typeof RegionFlaw>;

/**
 * The partitions of AWS that are open to the public, each with a name in `words/`. Those of secret services are left
 * out.
 */
export const publicPartitions = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'] as const;
export const PublicPartition = z.enum(publicPartitions);
export type PublicPartition = z.infer<typeof PublicPartition>;
