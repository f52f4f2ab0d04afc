import { z } from 'zod';
import { Instant } from '../values/key-facts.ts';
import { handoutFormatNames, programNames } from '../values/place-names.ts';

/** A place where people keep an access key besides the files of AWS's tools. */
export const Program = z.enum(programNames);
export type Program = z.infer<typeof Program>;

/** A form in which a new pair can be handed out. */
export const HandoutFormat = z.enum(handoutFormatNames);
export type HandoutFormat = z.infer<typeof HandoutFormat>;

/** A pair that stands in the clipboard because a person asked for it. */
export const Handout = z.strictObject({
  rotation: z.string().max(64),
  format: HandoutFormat,
  /** When it is taken out again. */
  until: Instant,
});
export type Handout = z.infer<typeof Handout>;
