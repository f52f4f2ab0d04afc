import { z } from 'zod';

const Line = z.number().int().positive();

/** The tools whose reading of the files is known. "AWS CLI" is everything built on botocore. */
export const Tool = z.enum(['AWS CLI', 'Go SDK', 'JavaScript SDK']);
export type Tool = z.infer<typeof Tool>;

/** Something in a file that makes a tool of AWS refuse all of it, or read it as something else. */
export const FileProblem = z.strictObject({
  problem: z.enum([
    'byte order mark',
    'duplicate key',
    'duplicate section',
    'forbidden section name',
    'indented section',
    'junk line',
    'line end that is only a carriage return',
    'property before any section',
  ]),
  /** Counted from 1. */
  line: Line,
  /** Where the section or the key stands first. */
  firstLine: Line.optional(),
  /** The section or the key that stands twice. Never a value. */
  name: z.string().max(256).optional(),
  refusedBy: z.array(Tool),
});
export type FileProblem = z.infer<typeof FileProblem>;
