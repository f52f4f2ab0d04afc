import { type Document, type DocumentNode, type HeaderNode, type PropertyNode, textOf } from './document.ts';

/** The tools whose reading of the files is known. "AWS CLI" is everything built on botocore. */
export type Tool = 'AWS CLI' | 'Go SDK' | 'JavaScript SDK';

/** Something in a file that makes a tool of AWS refuse all of it, or read it as something else. */
export type Problem = {
  readonly problem:
    | 'byte order mark'
    | 'duplicate key'
    | 'duplicate section'
    | 'forbidden section name'
    | 'indented section'
    | 'junk line'
    | 'line end that is only a carriage return'
    | 'property before any section';
  /** Counted from 1. */
  readonly line: number;
  readonly refusedBy: readonly Tool[];
};

/**
 * The problems of a file, by line. Bytes that aren't UTF-8 are none: whether botocore can read them depends on
 * the locale it runs in, and an edit keeps them. Sources: `configparser` in its strict mode, `internal/ini` of
 * aws-sdk-go-v2, `parseIni` of @smithy/core.
 */
export function diagnose(document: Document): readonly Problem[] {
  const problems: Problem[] = [];
  const seen: Seen = { sections: new Set(), keys: undefined, property: undefined };
  for (const node of document.nodes) {
    const found = problemOf(document, node, seen) ?? lineEndProblem(document, node);
    if (found !== undefined) problems.push(found);
  }
  return problems;
}

type Seen = {
  readonly sections: Set<string>;
  /** The keys of the section so far; undefined before the first section. */
  keys: Set<string> | undefined;
  property: PropertyNode | undefined;
};

function problemOf(document: Document, node: DocumentNode, seen: Seen): Problem | undefined {
  const { line } = node;
  switch (node.kind) {
    case 'blank':
    case 'comment':
      return undefined;
    case 'byte order mark':
      return { problem: 'byte order mark', line, refusedBy: ['AWS CLI', 'Go SDK'] };
    case 'junk':
      return { problem: 'junk line', line, refusedBy: ['AWS CLI', 'Go SDK'] };
    case 'section header':
      return headerProblem(document, node, seen);
    case 'property':
      return propertyProblem(document, node, seen);
    case 'continuation':
      return continuationProblem(document, textOf(document, node).trim(), line, seen);
  }
}

function headerProblem(document: Document, node: HeaderNode, seen: Seen): Problem | undefined {
  const { line } = node;
  seen.keys = new Set();
  seen.property = undefined;
  // botocore takes all up to the last bracket for the name, even out of a comment.
  const text = textOf(document, node).trim();
  const name = text.slice(1, text.lastIndexOf(']'));
  if (name === '__proto__' || name === 'profile __proto__') {
    return { problem: 'forbidden section name', line, refusedBy: ['JavaScript SDK'] };
  }
  if (seen.sections.has(name)) return { problem: 'duplicate section', line, refusedBy: ['AWS CLI'] };
  seen.sections.add(name);
  return node.loose ? { problem: 'junk line', line, refusedBy: ['Go SDK', 'JavaScript SDK'] } : undefined;
}

function propertyProblem(document: Document, node: PropertyNode, seen: Seen): Problem | undefined {
  const { line } = node;
  seen.property = node;
  if (seen.keys === undefined) {
    return { problem: 'property before any section', line, refusedBy: ['AWS CLI'] };
  }
  const key = textOf(document, node.key).trim().toLowerCase();
  if (seen.keys.has(key)) return { problem: 'duplicate key', line, refusedBy: ['AWS CLI'] };
  seen.keys.add(key);
  return undefined;
}

function continuationProblem(
  document: Document,
  text: string,
  line: number,
  seen: Seen,
): Problem | undefined {
  if (text.startsWith('[') && text.endsWith(']')) {
    return { problem: 'indented section', line, refusedBy: ['AWS CLI', 'Go SDK'] };
  }
  // botocore parses what stands under an empty property as properties again, and gives up on a line without `=`.
  const above = seen.property;
  const inBlock = above !== undefined && textOf(document, { start: above.value.start, end: above.trailing.end }).trim() === '';
  return inBlock && !text.includes('=') ? { problem: 'junk line', line, refusedBy: ['AWS CLI'] } : undefined;
}

function lineEndProblem(document: Document, node: DocumentNode): Problem | undefined {
  // A carriage return before the last byte ends a line for Python, and for nobody else.
  const alone = node.kind !== 'byte order mark' && document.bytes[node.end - 1] === 0x0d;
  if (!alone || node.end === document.bytes.length) return undefined;
  return {
    problem: 'line end that is only a carriage return',
    line: node.line,
    refusedBy: ['Go SDK', 'JavaScript SDK'],
  };
}
