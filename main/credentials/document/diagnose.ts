import { isUtf8 } from 'node:buffer';
import { defined } from '../../../shared/lib/defined.ts';
import type { FileProblem } from '../../../shared/values/file-problem.ts';
import {
  type Document,
  type DocumentNode,
  type HeaderNode,
  type PropertyNode,
  textOf,
} from './document.ts';
import { narrowEncodingOf } from './encoding.ts';
import {
  endsOf,
  firstInvisible,
  firstReadOtherwise,
  type Invisible,
  invisibleAround,
  invisibleBehindKind,
  invisibleInProperty,
} from './invisible.ts';
import { isPlain, lineOf, linesInside } from './line-text.ts';
import { isSpaceFor, trimmedByBotocore } from './white-space.ts';

// A file with more problems is something else, and nobody reads more.
const MOST_PROBLEMS = 20;

/**
 * The first problems of a file, by line. Pure. Sources: `configparser` in its strict mode, `internal/ini` of
 * aws-sdk-go-v2, `parseIni` of @smithy/core.
 */
export function diagnose(document: Document, platform = process.platform): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  for (const problem of problemsIn(document, platform)) {
    problems.push(problem);
    if (problems.length === MOST_PROBLEMS) break;
  }
  return problems;
}

/** All problems of a file, lazily: a file that is something else may have very many. */
export function* problemsIn(
  document: Document,
  platform = process.platform,
): Generator<FileProblem> {
  // On Windows the AWS CLI reads files in the encoding of the system, which is unknown, and accepts any bytes.
  let mayBeUtf8 = platform === 'win32' || isUtf8(document.bytes);
  const seen: DiagnosisState = {
    sections: new Map(),
    keys: undefined,
    property: undefined,
    platform,
  };
  for (const node of document.nodes) {
    if (!mayBeUtf8 && node.kind !== 'wide' && !isUtf8(bytesOf(document, node))) {
      // Python stops at the first one.
      mayBeUtf8 = true;
      const encoding = narrowEncodingOf(document.bytes);
      yield { problem: 'not UTF-8', line: node.line, encoding, refusedBy: ['AWS CLI'] };
    }
    yield* problemsOf(document, node, seen);
    yield* lineEndProblems(document, node);
  }
}

// Longer names are cut in problems.
const LONGEST = 256;
// A stray line can be a secret that ends with `=`: a secret has 40 signs, the longest setting of AWS's tools 31.
const settingName = /^[a-z][\w.-]{0,37}$/u;

/** The first line of each key of a section. */
type Keys = Map<string, number>;

type DiagnosisState = {
  /** The first line of each section, and its keys so far. */
  readonly sections: Map<string, { readonly line: number; readonly keys: Keys }>;
  /** The keys of the current section; undefined before the first section. */
  keys: Keys | undefined;
  property: PropertyNode | undefined;
  readonly platform: NodeJS.Platform;
};

function problemsOf(
  document: Document,
  node: DocumentNode,
  seen: DiagnosisState,
): readonly FileProblem[] {
  const { line } = node;
  switch (node.kind) {
    case 'blank':
      return blankProblems(document, node);
    case 'comment':
      return commentProblems(document, node);
    case 'byte order mark':
      return [{ problem: 'byte order mark', line, refusedBy: ['AWS CLI', 'Go SDK'] }];
    case 'junk':
      return [
        junkLine(line, firstInvisible(endsOf(lineOf(document, node))), ['AWS CLI', 'Go SDK']),
      ];
    case 'wide':
      return [{ problem: 'wide encoding', line, encoding: node.encoding, refusedBy: allTools() }];
    case 'section header':
      return headerProblems(document, node, seen);
    case 'property':
      return propertyProblems(document, node, seen);
    case 'continuation':
      return continuationProblems(document, node, seen);
  }
}

function headerProblems(
  document: Document,
  node: HeaderNode,
  seen: DiagnosisState,
): readonly FileProblem[] {
  const { line } = node;
  const problems: FileProblem[] = [];
  // To botocore the name ends at the last bracket, even if that is in a comment.
  const text = trimmedByBotocore(lineOf(document, node));
  const name = text.slice(1, text.lastIndexOf(']'));
  const before = seen.sections.get(name);
  seen.keys = before?.keys ?? new Map();
  seen.sections.set(name, { line: before?.line ?? line, keys: seen.keys });
  seen.property = undefined;
  // botocore allows several [DEFAULT] sections.
  if (before !== undefined && name !== 'DEFAULT') {
    const facts = { firstLine: before.line, name: name.slice(0, LONGEST) };
    problems.push({ problem: 'duplicate section', line, ...facts, refusedBy: ['AWS CLI'] });
  }
  const around = isPlain(document, node) ? undefined : invisibleAround(document, node);
  if (node.loose) {
    problems.push(junkLine(line, around?.character, ['Go SDK', 'JavaScript SDK']));
  } else if (around !== undefined) {
    problems.push(junkLine(line, around.character, around.refusedBy));
  }
  problems.push(...hiddenIn(invisibleBehindKind(document, node), line));
  if (['__proto__', 'profile __proto__'].includes(textOf(document, node.name))) {
    problems.push({ problem: 'forbidden section name', line, refusedBy: ['JavaScript SDK'] });
  }
  return problems;
}

function propertyProblems(
  document: Document,
  node: PropertyNode,
  seen: DiagnosisState,
): readonly FileProblem[] {
  const { line } = node;
  seen.property = node;
  if (seen.keys === undefined) {
    return [{ problem: 'property before any section', line, refusedBy: ['AWS CLI'] }];
  }
  const hidden = isPlain(document, node)
    ? []
    : hiddenIn(invisibleInProperty(document, node, seen.platform), line);
  const key = trimmedByBotocore(textOf(document, node.key)).toLowerCase();
  const firstLine = seen.keys.get(key);
  if (firstLine === undefined) {
    seen.keys.set(key, line);
    return hidden;
  }
  const facts = { firstLine, name: settingName.test(key) ? key : '…' };
  return [...hidden, { problem: 'duplicate key', line, ...facts, refusedBy: ['AWS CLI'] }];
}

function continuationProblems(
  document: Document,
  node: DocumentNode,
  seen: DiagnosisState,
): readonly FileProblem[] {
  const { line } = node;
  const text = trimmedByBotocore(lineOf(document, node));
  const hidden = hiddenIn(firstReadOtherwise(textOf(document, node), seen.platform), line);
  if (text.startsWith('[') && text.endsWith(']')) {
    return [...hidden, { problem: 'indented section', line, refusedBy: ['AWS CLI', 'Go SDK'] }];
  }
  // botocore parses the lines under an empty property as properties again, and rejects a line without `=`.
  const above = seen.property;
  const isParsable = linesInside(text).every(
    (part) => trimmedByBotocore(part) === '' || part.includes('='),
  );
  if (above === undefined || isParsable) return hidden;
  const rest = textOf(document, { start: above.value.start, end: above.trailing.end });
  return trimmedByBotocore(rest) === ''
    ? [...hidden, { problem: 'junk line', line, refusedBy: ['AWS CLI'] }]
    : hidden;
}

/** For the Go SDK, a line is not blank if it has a character that is no space for it. */
function blankProblems(document: Document, node: DocumentNode): readonly FileProblem[] {
  if (isPlain(document, node)) return [];
  for (const character of lineOf(document, node)) {
    if (!isSpaceFor('Go SDK', character)) {
      return [junkLine(node.line, firstInvisible(character), ['Go SDK'])];
    }
  }
  return [];
}

/** For the Go SDK, only spaces and tabs may precede a comment. */
function commentProblems(document: Document, node: DocumentNode): readonly FileProblem[] {
  if (isPlain(document, node)) return [];
  const indent = /^[^#;]*/u.exec(textOf(document, node))?.[0] ?? '';
  const character = firstInvisible(indent);
  return character === undefined ? [] : [junkLine(node.line, character, ['Go SDK'])];
}

function junkLine(
  line: number,
  character: string | undefined,
  refusedBy: FileProblem['refusedBy'],
): FileProblem {
  return {
    problem: 'junk line',
    line,
    ...defined({ character }),
    refusedBy,
  };
}

function hiddenIn(invisible: Invisible | undefined, line: number): readonly FileProblem[] {
  return invisible === undefined ? [] : [{ problem: 'invisible character', line, ...invisible }];
}

function allTools(): FileProblem['refusedBy'] {
  return ['AWS CLI', 'Go SDK', 'JavaScript SDK'];
}

function bytesOf({ bytes }: Document, { start, end }: DocumentNode): Buffer {
  return bytes.subarray(start, end);
}

function lineEndProblems(
  document: Document,
  { kind, line, end }: DocumentNode,
): readonly FileProblem[] {
  // A lone carriage return ends a line only for Python; at the end of the file it does no harm.
  const isLine = kind !== 'byte order mark' && kind !== 'wide';
  const alone = isLine && document.bytes[end - 1] === 0x0d;
  if (!alone || end === document.bytes.length) return [];
  const problem = 'line end that is only a carriage return';
  return [{ problem, line, refusedBy: ['Go SDK', 'JavaScript SDK'] }];
}
