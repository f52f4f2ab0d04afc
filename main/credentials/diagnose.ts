import type { FileProblem } from '../../shared/file-problem.ts';
import {
  type Document,
  type DocumentNode,
  type HeaderNode,
  type PropertyNode,
  textOf,
} from './document.ts';

// More would be read by nobody: the file is something else.
const MOST_PROBLEMS = 20;

/**
 * The first problems of a file, by line: enough to show that it has some, and what to look for. Bytes that aren't UTF-8
 * are no problem: whether botocore can read them depends on the locale it runs in, and an edit keeps them. Sources:
 * `configparser` in its strict mode, `internal/ini` of aws-sdk-go-v2, `parseIni` of @smithy/core.
 */
export function diagnose(document: Document): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  for (const problem of problemsIn(document)) {
    problems.push(problem);
    if (problems.length === MOST_PROBLEMS) break;
  }
  return problems;
}

/** All problems of a file, one after the other: nobody keeps all those of a file that is something else. */
export function* problemsIn(document: Document): Generator<FileProblem> {
  const seen: Seen = { sections: new Map(), keys: undefined, property: undefined };
  for (const node of document.nodes) {
    yield* problemsOf(document, node, seen);
    yield* lineEndProblems(document, node);
  }
}

// Where Python ends a line of a nested block, besides at the ends that all tools know.
const innerLineEnds = '\v\f\u001C\u001D\u001E\u0085\u2028\u2029';

// Longer names are cut where they are told.
const LONGEST = 256;

/** Where each key of a section stands first. */
type Keys = Map<string, number>;

type Seen = {
  /** Where each section stands first, and the keys that it has so far. */
  readonly sections: Map<string, { readonly line: number; readonly keys: Keys }>;
  /** Those of the section that the line stands in; undefined before the first. */
  keys: Keys | undefined;
  property: PropertyNode | undefined;
};

function problemsOf(document: Document, node: DocumentNode, seen: Seen): readonly FileProblem[] {
  const { line } = node;
  switch (node.kind) {
    case 'blank':
    case 'comment':
      return [];
    case 'byte order mark':
      return [{ problem: 'byte order mark', line, refusedBy: ['AWS CLI', 'Go SDK'] }];
    case 'junk':
      return [{ problem: 'junk line', line, refusedBy: ['AWS CLI', 'Go SDK'] }];
    case 'section header':
      return headerProblems(document, node, seen);
    case 'property':
      return propertyProblems(document, node, seen);
    case 'continuation':
      return continuationProblems(document, node, seen);
  }
}

function headerProblems(document: Document, node: HeaderNode, seen: Seen): readonly FileProblem[] {
  const { line } = node;
  const problems: FileProblem[] = [];
  // botocore takes all up to the last bracket for the name, even out of a comment.
  const text = textOf(document, node).trim();
  const name = text.slice(1, text.lastIndexOf(']'));
  const before = seen.sections.get(name);
  seen.keys = before?.keys ?? new Map();
  seen.sections.set(name, { line: before?.line ?? line, keys: seen.keys });
  seen.property = undefined;
  // botocore lets [DEFAULT] stand as often as one likes.
  if (before !== undefined && name !== 'DEFAULT') {
    const facts = { firstLine: before.line, name: name.slice(0, LONGEST) };
    problems.push({ problem: 'duplicate section', line, ...facts, refusedBy: ['AWS CLI'] });
  }
  if (node.loose) {
    problems.push({ problem: 'junk line', line, refusedBy: ['Go SDK', 'JavaScript SDK'] });
  }
  if (['__proto__', 'profile __proto__'].includes(textOf(document, node.name))) {
    problems.push({ problem: 'forbidden section name', line, refusedBy: ['JavaScript SDK'] });
  }
  return problems;
}

function propertyProblems(
  document: Document,
  node: PropertyNode,
  seen: Seen,
): readonly FileProblem[] {
  const { line } = node;
  seen.property = node;
  if (seen.keys === undefined) {
    return [{ problem: 'property before any section', line, refusedBy: ['AWS CLI'] }];
  }
  const key = textOf(document, node.key).trim().toLowerCase();
  const firstLine = seen.keys.get(key);
  if (firstLine === undefined) {
    seen.keys.set(key, line);
    return [];
  }
  const facts = { firstLine, name: key.slice(0, LONGEST) };
  return [{ problem: 'duplicate key', line, ...facts, refusedBy: ['AWS CLI'] }];
}

function continuationProblems(
  document: Document,
  node: DocumentNode,
  seen: Seen,
): readonly FileProblem[] {
  const { line } = node;
  const text = textOf(document, node).trim();
  if (text.startsWith('[') && text.endsWith(']')) {
    return [{ problem: 'indented section', line, refusedBy: ['AWS CLI', 'Go SDK'] }];
  }
  // botocore parses what stands under an empty property as properties again, and gives up on a line without `=`.
  const above = seen.property;
  const isParsable = linesInside(text).every((part) => part.trim() === '' || part.includes('='));
  if (above === undefined || isParsable) return [];
  const rest = textOf(document, { start: above.value.start, end: above.trailing.end });
  return rest.trim() === '' ? [{ problem: 'junk line', line, refusedBy: ['AWS CLI'] }] : [];
}

function linesInside(text: string): readonly string[] {
  let lines = text;
  for (const end of innerLineEnds) lines = lines.replaceAll(end, '\n');
  return lines.split('\n');
}

function lineEndProblems(
  document: Document,
  { kind, line, end }: DocumentNode,
): readonly FileProblem[] {
  // A carriage return before the last byte ends a line for Python, and for nobody else.
  const alone = kind !== 'byte order mark' && document.bytes[end - 1] === 0x0d;
  if (!alone || end === document.bytes.length) return [];
  const problem = 'line end that is only a carriage return';
  return [{ problem, line, refusedBy: ['Go SDK', 'JavaScript SDK'] }];
}
