import { z } from 'zod';
import { Instant } from './key-facts.ts';

/** Places where people keep an access key besides the files of AWS's tools. Each has steps in `words/elsewhere.ts`. */
export const Program = z.enum([
  'other computer',
  'env files',
  'GitHub',
  'GitLab',
  'Cyberduck',
  'Mountain Duck',
  'Transmit',
  'S3 Browser',
  'rclone',
  'Tableau',
  'DBeaver',
]);
export type Program = z.infer<typeof Program>;

/** The forms in which a new pair can be handed out. */
export const HandoutFormat = z.enum([
  'bash',
  'fish',
  'PowerShell',
  'env file',
  'aws configure',
  'JSON',
  'CSV',
]);
export type HandoutFormat = z.infer<typeof HandoutFormat>;

/** A pair that stands in the clipboard because a person asked for it. */
export const Handout = z.strictObject({
  rotation: z.string().max(64),
  format: HandoutFormat,
  /** When it is taken out again. */
  until: Instant,
});
export type Handout = z.infer<typeof Handout>;
