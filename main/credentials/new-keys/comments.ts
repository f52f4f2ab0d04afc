/** A text without its comments, and the comments. */
export type SplitComments = { readonly text: string; readonly comments: string };

/** Whether comments after a value count: not in a table, whose cells may contain any sign. */
export type CommentPlaces = 'own lines' | 'behind values too';

const closers: Readonly<Record<string, string>> = { '/*': '*/', '<#': '#>', '<!--': '-->' };
const opener = /(?:^|(?<=[\s>]))(?:\/\*|<#)|<!--/u;

/**
 * Separates the comments of a text in an unknown language: of INI files, shells, YAML and PowerShell (#, ;), of JSON5 and
 * programs (//, block comments), of cmd (REM, ::), of SQL (--), of XML. A line with a secret that begins with "//" is no
 * comment. Pure, in linear time.
 */
export function withoutComments(whole: string, places: CommentPlaces): SplitComments {
  const lines = whole.split(/\r\n|\r|\n/u);
  const kept: string[] = [];
  const comments: string[] = [];
  const lastLineWith = new Map<string, number>();
  for (const closer of Object.values(closers)) {
    lastLineWith.set(
      closer,
      lines.findLastIndex((line) => line.includes(closer)),
    );
  }
  let closer: string | undefined;
  for (const [number, line] of lines.entries()) {
    const pieces: string[] = [];
    let rest = line;
    for (;;) {
      if (closer !== undefined) {
        const end = rest.indexOf(closer);
        if (end < 0) {
          comments.push(rest);
          break;
        }
        comments.push(rest.slice(0, end));
        rest = rest.slice(end + closer.length);
        closer = undefined;
      }
      if (pieces.length === 0 && isComment(rest)) {
        comments.push(rest);
        break;
      }
      const found = opener.exec(rest);
      const wanted = closers[found?.[0] ?? ''];
      const from = (found?.index ?? 0) + 2;
      // A comment that is not closed is none: "ls /*".
      const closes =
        wanted !== undefined &&
        ((lastLineWith.get(wanted) ?? -1) > number || rest.includes(wanted, from));
      if (!closes) {
        pieces.push(rest);
        break;
      }
      pieces.push(rest.slice(0, found?.index));
      rest = rest.slice(from);
      closer = wanted;
    }
    const text = pieces.join(' ');
    const end = places === 'own lines' ? text.length : commentBehindValue(text);
    kept.push(text.slice(0, end));
    comments.push(text.slice(end));
  }
  return { text: kept.join('\n'), comments: comments.join('\n') };
}

// Mail programs put ">" before quoted lines.
const lineComment = /^[\s>]*(?:#|;|\/\/|::|--(?=[\s-]|$)|@?rem(?=\s|$))/iu;
const bareSecretFirst = /^[\s>]*[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/u;

function isComment(line: string): boolean {
  return lineComment.test(line) && !bareSecretFirst.test(line);
}

// In shells, "a=b ; c=d" are two commands: a ";" after a value begins no comment.
const signBehind = /\s(?:#|\/\/(?![A-Za-z0-9/+=]{38}(?![A-Za-z0-9/+=])))/gu;

/** Where the comment after a value begins. "Access key # 2" has none, and a sign in quotes begins none. */
function commentBehindValue(line: string): number {
  const value = line.search(/[=:]|AKIA[A-Z0-9]{12}|[A-Za-z0-9/+=]{40}/u);
  if (value < 0) return line.length;
  signBehind.lastIndex = value;
  let quotes = 0;
  let counted = 0;
  for (let found = signBehind.exec(line); found !== null; found = signBehind.exec(line)) {
    for (; counted < found.index; counted += 1) if (line[counted] === '"') quotes += 1;
    if (quotes % 2 === 0) return found.index;
  }
  return line.length;
}
