import { z } from 'zod';
import { Tool } from '../values/file-problem.ts';
import { FileLine, HeaderText } from './reasons.ts';

/** Something in a file that concerns a profile, and keeps nothing from being rotated. */
export const Remark = z.discriminatedUnion('remark', [
  /** Some tools send this token with the pair of the other file. AWS refuses both then. */
  z.strictObject({ remark: z.literal('token in the other file'), ...FileLine }),
  /** The header of a section that not all tools take for this profile; `right` is one that all of them do. */
  z.strictObject({
    remark: z.literal('header read by some'),
    ...FileLine,
    written: HeaderText,
    /** Undefined where a section with the right header is there already. */
    right: HeaderText.optional(),
    /** The profile that is meant, and the tools that take it for that. */
    means: HeaderText,
    readBy: z.array(Tool).readonly(),
  }),
  /** Settings for this profile in a section that no tool reads. */
  z.strictObject({
    remark: z.literal('unread section'),
    ...FileLine,
    written: HeaderText,
    right: HeaderText.optional(),
  }),
  /** Of `[default]` and `[profile default]` of one file, the AWS CLI reads the later, all else the second. */
  z.strictObject({ remark: z.literal('two defaults'), ...FileLine, firstLine: FileLine.line }),
  /** A sign that AWS puts into no id, in one that it doesn't accept. */
  z.strictObject({ remark: z.literal('doubtful sign'), ...FileLine, sign: z.string().max(1) }),
]);
export type Remark = z.infer<typeof Remark>;
