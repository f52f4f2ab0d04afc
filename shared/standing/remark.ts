import { z } from 'zod';
import { Tool } from '../values/file-problem.ts';
import { FileLine, HeaderText } from './reasons.ts';

/** Something in a file that concerns a profile, but prevents no rotation. */
export const Remark = z.discriminatedUnion('remark', [
  /** Some tools send this token with the pair of the other file, which AWS refuses. */
  z.strictObject({ remark: z.literal('token in the other file'), ...FileLine }),
  /** A section header that not all tools read as this profile; `right` is one that all of them do. */
  z.strictObject({
    remark: z.literal('header read by some'),
    ...FileLine,
    written: HeaderText,
    /** Undefined where a section with the right header exists already. */
    right: HeaderText.optional(),
    /** The profile that is meant, and the tools that read it as that. */
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
  /**
   * Of `[default]` and `[profile default]` in one file, the AWS CLI reads the later one, all other tools the second
   * form.
   */
  z.strictObject({ remark: z.literal('two defaults'), ...FileLine, firstLine: FileLine.line }),
  /** A character that AWS puts into no ID, in an ID that AWS doesn't accept. */
  z.strictObject({ remark: z.literal('doubtful sign'), ...FileLine, sign: z.string().max(1) }),
]);
export type Remark = z.infer<typeof Remark>;
