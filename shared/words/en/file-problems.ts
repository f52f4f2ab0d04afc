import type { FileProblem } from '../../file-problem.ts';
import { isReadInPart } from '../../read-in-part.ts';
import { unreachable } from '../../unreachable.ts';
import { names } from '../lists.ts';

/** A problem of a file in one sentence: which tool minds, what it is, and where. */
export function fileProblemSentence({ refusedBy, ...problem }: FileProblem): string {
  const tools = names(refusedBy.map((tool) => `the ${tool}`));
  const who = tools.charAt(0).toUpperCase() + tools.slice(1);
  const isOne = refusedBy.length === 1;
  const what = isReadInPart(problem)
    ? `${isOne ? 'reads' : 'read'} this file otherwise`
    : `${isOne ? 'refuses' : 'refuse'} this whole file`;
  return `${who} ${what}: ${whatAndWhere(problem)}.`;
}

/** Words for a file with secrets that others can read. */
export const openToOthersWords = {
  title: 'Others on this computer can read your keys',
  body: (path: string) => `The mode of ${path} lets other users of this computer read it.`,
  next: 'Take that right away from them, for example with “chmod 600” in a terminal. Keyturn leaves modes as they are.',
} as const;

type Problem = Omit<FileProblem, 'refusedBy'>;

function whatAndWhere({ problem, line, firstLine, name }: Problem): string {
  const at = `line ${line}`;
  const lines = firstLine === undefined ? at : `lines ${firstLine} and ${line}`;
  switch (problem) {
    case 'byte order mark':
      return 'it begins with an invisible byte order mark, as some editors on Windows put there';
    case 'duplicate section':
      return `section ${quoted(name)} stands twice, ${lines}`;
    case 'duplicate key':
      return `${quoted(name)} stands twice in one section, ${lines}`;
    case 'forbidden section name':
      return `the section name in ${at} is not allowed`;
    case 'indented section':
      return `the section in ${at} is indented deeper than what stands above it`;
    case 'junk line':
      return `${at} is neither a section, nor a setting, nor a comment`;
    case 'line end that is only a carriage return':
      return `${at} ends as lines did on old Macs`;
    case 'property before any section':
      return `${at} stands before the first section`;
    default:
      return unreachable(problem);
  }
}

function quoted(name: string | undefined): string {
  return name === undefined ? 'something' : `“${name}”`;
}
