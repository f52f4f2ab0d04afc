import { z } from 'zod';
import { handoutFormatNames } from '../values/handout-formats.ts';
import { handoutPlaceNames } from '../values/handout-programs.ts';
import { Instant } from '../values/key-facts.ts';

/** A program, server or computer where a person uses an access key, besides the files of AWS's tools. */
export const HandoutPlace = z.enum(handoutPlaceNames);
export type HandoutPlace = z.infer<typeof HandoutPlace>;

/** A form in which a new pair can be handed out. */
export const HandoutFormat = z.enum(handoutFormatNames);
export type HandoutFormat = z.infer<typeof HandoutFormat>;

/** A pair that is in the clipboard because a person requested it. */
export const CopiedHandout = z.strictObject({
  rotation: z.string().max(64),
  format: HandoutFormat,
  /** When it is removed from there. */
  until: Instant,
});
export type CopiedHandout = z.infer<typeof CopiedHandout>;
