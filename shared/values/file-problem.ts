import { z } from 'zod';

const Line = z.number().int().positive();

/** The tools whose behaviour with these files is known. "AWS CLI" is everything built on botocore. */
export const Tool = z.enum(['AWS CLI', 'Go SDK', 'JavaScript SDK']);
export type Tool = z.infer<typeof Tool>;

/** Something in a file that makes one of AWS's tools reject or misread it. */
export const FileProblem = z.strictObject({
  problem: z.enum([
    'byte order mark',
    'duplicate key',
    'duplicate section',
    'forbidden section name',
    'indented section',
    'invisible character',
    'junk line',
    'line end that is only a carriage return',
    'not UTF-8',
    'property before any section',
    'wide encoding',
  ]),
  /** Counted from 1. */
  line: Line,
  /** Where the section or the key occurs first. */
  firstLine: Line.optional(),
  /** The section or the key that occurs twice. Never a value. */
  name: z.string().max(256).optional(),
  /** An invisible character of the line: "U+200B". */
  character: z
    .string()
    .regex(/^U\+[0-9A-F]{4,6}$/)
    .optional(),
  /** The encoding of the file, as far as its bytes tell. */
  encoding: z.enum(['Latin-1', 'Windows-1252', 'another', 'UTF-16', 'UTF-32']).optional(),
  refusedBy: z.array(Tool),
});
export type FileProblem = z.infer<typeof FileProblem>;

/** Whether a file with this problem is never edited. Text that is not UTF-8 can be: an edit keeps its bytes. Pure. */
export function preventsEdits({ problem }: Pick<FileProblem, 'problem'>): boolean {
  return problem !== 'not UTF-8';
}
