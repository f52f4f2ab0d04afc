import type { FileProblem } from '../../../shared/values/file-problem.ts';
import { type Document, type HeaderNode, type PropertyNode, textOf } from './document.ts';
import { idKey, namesId, namesSecret, secretKey } from './key-names.ts';
import { isSpaceFor, type TrimmingTool } from './white-space.ts';

/** An invisible character, and the tools that read something else because of it. */
export type Invisible = Pick<FileProblem, 'refusedBy'> & {
  /** "U+200B". */
  readonly character: string;
};

const tools = ['AWS CLI', 'Go SDK', 'JavaScript SDK'] as const satisfies readonly TrimmingTool[];

// Unicode's general categories Cc, Cf, Zl, Zp and Zs (`isInvisible` excepts space and tab), and letters without a shape.
const invisible = /[\p{Cc}\p{Cf}\p{Z}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/u;

/** The first invisible character of a text ("U+200B"); undefined where there is none. Linear. */
export function firstInvisible(text: string): string | undefined {
  for (const character of text) {
    if (isInvisible(character)) return nameOf(character);
  }
  return undefined;
}

/** The first invisible character around a header's brackets: the Go SDK doesn't trim it and misses the header. */
export function invisibleAround(document: Document, node: HeaderNode): Invisible | undefined {
  const before = textOf(document, { start: node.start, end: node.name.start - 1 });
  const behind = textOf(document, { start: node.name.end + 1, end: node.end });
  const upToComment = (/^[^#;]*/u.exec(behind)?.[0] ?? '').replace(/[\r\n]+$/u, '');
  const isAlone = endsOf(upToComment) === upToComment;
  const character = firstInvisible(isAlone ? before + upToComment : before);
  // There, the Go SDK trims only spaces and tabs.
  return character === undefined ? undefined : { character, refusedBy: ['Go SDK'] };
}

/** A character between `profile` and a name that is no space for Python's `shlex` and the Go SDK. */
export function invisibleBehindKind(document: Document, node: HeaderNode): Invisible | undefined {
  const name = textOf(document, node.name);
  const between = /^(?:profile|services|sso-session)(\s+)/u.exec(name)?.[1] ?? '';
  const character = firstInvisible(between);
  return character === undefined ? undefined : { character, refusedBy: ['AWS CLI', 'Go SDK'] };
}

/**
 * The first invisible character of a setting that makes a tool read another name or value than others, or an invalid key;
 * undefined where there is none. On Windows the AWS CLI reads files in the encoding of the system, so only ASCII spaces
 * are spaces for it.
 */
export function invisibleInProperty(
  document: Document,
  node: PropertyNode,
  platform: NodeJS.Platform,
): Invisible | undefined {
  const { start, key, separator, value, trailing } = node;
  const name = textOf(document, key);
  const around = textOf(document, { start, end: key.start }) + textOf(document, separator);
  const text = textOf(document, value);
  return (
    firstReadOtherwise(around, platform) ??
    firstReadOtherwise(endsOf(name), platform) ??
    asNone(firstInvisible(name)) ??
    firstReadOtherwise(endsOf(text), platform) ??
    (isHalfAPair(name) ? asNone(firstInvisible(text)) : undefined) ??
    firstReadOtherwise(textOf(document, trailing).slice(0, 1), platform)
  );
}

/** The first character of a text that one tool trims and another does not. */
export function firstReadOtherwise(text: string, platform: NodeJS.Platform): Invisible | undefined {
  for (const character of text) {
    if (!isInvisible(character)) continue;
    const refusedBy = tools.filter((tool) => !isTrimmedBy(tool, character, platform));
    const isTrimmedByOne = refusedBy.length < tools.length;
    if (isTrimmedByOne && refusedBy.length > 0) return { character: nameOf(character), refusedBy };
  }
  return undefined;
}

function isTrimmedBy(tool: TrimmingTool, character: string, platform: NodeJS.Platform): boolean {
  const isOneByte = character < '\u0080';
  return isSpaceFor(tool, character) && (isOneByte || tool !== 'AWS CLI' || platform !== 'win32');
}

function asNone(character: string | undefined): Invisible | undefined {
  return character === undefined ? undefined : { character, refusedBy: [...tools] };
}

/** The invisible characters, spaces and tabs at both ends of a text; all of it if nothing is visible. */
export function endsOf(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isUnseen(text.charAt(start))) start += 1;
  while (end > start && isUnseen(text.charAt(end - 1))) end -= 1;
  return text.slice(0, start) + text.slice(end);
}

function isUnseen(character: string): boolean {
  return isBlank(character) || isInvisible(character);
}

function isHalfAPair(name: string): boolean {
  return [idKey, secretKey].includes(name.toLowerCase()) || namesId(name) || namesSecret(name);
}

function isInvisible(character: string): boolean {
  return !isBlank(character) && invisible.test(character);
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
