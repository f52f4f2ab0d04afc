import { parseSync, type Plugin } from 'vite';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const marked = 'áƀçđéƒğħíĵķłɱñöþɋřšŧüṽŵẋýžÁƁÇĐÉƑĞĦÍĴĶŁṀÑÖÞɊŘŠŦÜṼŴẊÝŽ';

/** The text with other letters and more of them, like a language with longer words. */
export function pseudo(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) => {
    const other = marked.charAt(letters.indexOf(letter));
    return 'aeiou'.includes(letter) ? other + other : other;
  });
}

/** Properties whose values are codes, not words. */
const codes = new Set(['answer', 'style', 'day', 'month', 'hour', 'minute']);

type Node = { readonly type: string; readonly start: number; readonly end: number };
type Change = { readonly start: number; readonly end: number; readonly text: string };

function isNode(value: unknown): value is Node & Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Whether it is a formatter of dates or lists, whose strings are languages and styles. */
function isOfIntl(callee: unknown): boolean {
  const object = isNode(callee) ? callee['object'] : undefined;
  return isNode(object) && object['name'] === 'Intl';
}

/** Whether it begins with a capital, as no code does: a label may have the same property name. */
function isSentence(value: unknown): boolean {
  const text = isNode(value) ? value['value'] : undefined;
  return typeof text === 'string' && /^[A-Z]/u.test(text);
}

/** The words among the strings below a node: neither names, nor imports, nor compared values. */
function wordsBelow(value: unknown, code: string): readonly Change[] {
  if (Array.isArray(value)) return value.flatMap((inner) => wordsBelow(inner, code));
  if (!isNode(value)) return [];
  switch (value.type) {
    case 'ImportDeclaration':
    case 'BinaryExpression':
      return [];
    case 'NewExpression':
      return isOfIntl(value['callee']) ? [] : wordsBelow(value['arguments'], code);
    case 'SwitchCase':
      return wordsBelow(value['consequent'], code);
    case 'MemberExpression':
      return wordsBelow(value['object'], code);
    case 'Property': {
      const key = value['key'];
      const name = isNode(key) ? (key['name'] ?? key['value']) : undefined;
      const isCode = typeof name === 'string' && codes.has(name) && !isSentence(value['value']);
      return isCode ? [] : wordsBelow(value['value'], code);
    }
    case 'Literal': {
      const text = value['value'];
      if (typeof text !== 'string') return [];
      return [{ start: value.start, end: value.end, text: JSON.stringify(pseudo(text)) }];
    }
    case 'TemplateElement':
      return [
        { start: value.start, end: value.end, text: pseudo(code.slice(value.start, value.end)) },
      ];
    default:
      return Object.values(value).flatMap((inner) => wordsBelow(inner, code));
  }
}

/** Translates the catalogue of words into a pseudo-language, so that words written elsewhere are noticed. */
export const pseudoWords: Plugin = {
  name: 'pseudo-words',
  enforce: 'post',
  transform: (code, id) => {
    if (!id.includes('/shared/words/en/')) return undefined;
    const changes = wordsBelow(parseSync(id, code).program.body, code).toSorted(
      (one, other) => other.start - one.start,
    );
    return changes.reduce(
      (text, change) => text.slice(0, change.start) + change.text + text.slice(change.end),
      code,
    );
  },
};
