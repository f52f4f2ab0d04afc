import { skipsBadLine } from '../../../failures/skips-bad-line.ts';
import { unreachable } from '../../../lib/unreachable.ts';
import type { FileProblem } from '../../../values/file-problem.ts';
import { names } from '../../lists.ts';

/** A problem of a file in one sentence: which tools reject it, what it is, and where. */
export function fileProblemSentence({ refusedBy, ...problem }: FileProblem): string {
  if (problem.problem === 'wide encoding') return wideSentences(problem);
  const tools = names(refusedBy.map((tool) => `the ${tool}`));
  const who = tools.charAt(0).toUpperCase() + tools.slice(1);
  const isOne = refusedBy.length === 1;
  const what = skipsBadLine(problem)
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

const saveAnew = 'Save it as UTF-8 without a byte order mark';

/** The ways to save a file again are those of the editors and shells that save it in this way. */
function wideSentences({ line, encoding = 'UTF-16' }: Problem): string {
  const what = line === 1 ? 'This file is saved' : `From line ${line} on, this file is saved`;
  return `${what} as ${encoding}, which AWS’s tools can’t read. The “>” of Windows PowerShell and “Unicode” in Notepad do that. ${saveAnew}. In Notepad: Save as, Encoding, “UTF-8”. In PowerShell 7: “Set-Content -Encoding utf8NoBOM”.`;
}

function whatAndWhere({ problem, line, firstLine, name, ...facts }: Problem): string {
  const at = `line ${line}`;
  const lines = firstLine === undefined ? at : `lines ${firstLine} and ${line}`;
  switch (problem) {
    case 'byte order mark':
      return `it begins with an invisible byte order mark, as some editors on Windows put there. ${saveAnew}`;
    case 'duplicate section':
      return `section ${quoted(name)} stands twice, ${lines}`;
    case 'duplicate key':
      return `${quoted(name)} stands twice in one section, ${lines}`;
    case 'forbidden section name':
      return `the section name in ${at} is not allowed`;
    case 'indented section':
      return `the section in ${at} is indented deeper than what stands above it`;
    case 'invisible character':
      return invisible(at, facts.character);
    case 'junk line':
      return facts.character === undefined
        ? `${at} is neither a section, nor a setting, nor a comment`
        : invisible(at, facts.character);
    case 'line end that is only a carriage return':
      return `${at} ends as lines did on old Macs`;
    case 'not UTF-8':
      return `${at} is not UTF-8. ${likelyEncodings[facts.encoding ?? 'another']} ${saveAnew}`;
    case 'property before any section':
      return `${at} stands before the first section`;
    case 'wide encoding':
      return wideSentences({ problem, line, ...facts });
    default:
      return unreachable(problem);
  }
}

const likelyEncodings = {
  'Latin-1': 'It looks like Latin-1 (ISO 8859-1).',
  'Windows-1252': 'It looks like Windows-1252.',
  another: 'It looks like an older encoding of your language.',
  'UTF-16': 'It looks like UTF-16.',
  'UTF-32': 'It looks like UTF-32.',
} as const satisfies Record<NonNullable<FileProblem['encoding']>, string>;

function invisible(at: string, character: string | undefined): string {
  return `an invisible character stands in ${at}${character === undefined ? '' : `, ${characterName(character)}`}. Delete it`;
}

/** What a character is called ("U+200B, a zero-width space"), where people may have met it. */
function characterName(character: string): string {
  const name = characterNames.get(character);
  return name === undefined ? character : `a ${name} (${character})`;
}

const characterNames: ReadonlyMap<string, string> = new Map([
  ['U+0000', 'zero byte'],
  ['U+0085', 'next-line character'],
  ['U+00A0', 'no-break space'],
  ['U+00AD', 'soft hyphen'],
  ['U+200B', 'zero-width space'],
  ['U+200C', 'zero-width non-joiner'],
  ['U+200D', 'zero-width joiner'],
  ['U+200E', 'left-to-right mark'],
  ['U+200F', 'right-to-left mark'],
  ['U+2028', 'line separator'],
  ['U+2029', 'paragraph separator'],
  ['U+202F', 'narrow no-break space'],
  ['U+2060', 'word joiner'],
  ['U+3000', 'wide space'],
  ['U+FEFF', 'byte order mark'],
]);

function quoted(name: string | undefined): string {
  return name === undefined ? 'something' : `“${name}”`;
}
