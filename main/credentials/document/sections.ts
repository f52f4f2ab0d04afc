import {
  type ContinuationNode,
  type Document,
  type HeaderNode,
  type PropertyNode,
  textOf,
} from './document.ts';

/** A property of a section with the lines that continue it. */
export type Entry = {
  readonly property: PropertyNode;
  /** In lower case, as all tools but the JavaScript SDK read it. */
  readonly key: string;
  readonly continuations: readonly ContinuationNode[];
};

/** A section as it is in the file; a repeated one is two sections. */
export type Section = {
  readonly header: HeaderNode;
  /** The text between the brackets, as written. */
  readonly name: string;
  readonly entries: readonly Entry[];
};

// A cache, as many callers need the sections of one document, which never changes.
const takenApart = new WeakMap<Document, readonly Section[]>();

/** The sections of a document in order. Properties before the first are left out: no tool reads them. */
export function sectionsOf(document: Document): readonly Section[] {
  const known = takenApart.get(document);
  if (known !== undefined) return known;
  const sections = takeApart(document);
  takenApart.set(document, sections);
  return sections;
}

function takeApart(document: Document): readonly Section[] {
  const sections: { header: HeaderNode; name: string; entries: Entry[] }[] = [];
  let continuations: ContinuationNode[] = [];
  for (const node of document.nodes) {
    if (node.kind === 'section header') {
      sections.push({ header: node, name: textOf(document, node.name), entries: [] });
    } else if (node.kind === 'property') {
      continuations = [];
      const key = plainKey(textOf(document, node.key));
      sections.at(-1)?.entries.push({ property: node, key, continuations });
    } else if (node.kind === 'continuation') {
      continuations.push(node);
    }
  }
  return sections;
}

/** The entries of a key; more than one if the section repeats it. */
export function entriesOf(section: Section, key: string): readonly Entry[] {
  return section.entries.filter((entry) => entry.key === key);
}

/** The value as the JavaScript SDK reads it: the last one that is not empty. Undefined where there is none. */
export function valueOf(document: Document, section: Section, key: string): string | undefined {
  const property = propertyInForce(section, key);
  return property === undefined ? undefined : textOf(document, property.value);
}

/** The property that gives `valueOf` its value. */
export function propertyInForce(section: Section, key: string): PropertyNode | undefined {
  return section.entries.findLast(({ key: other, property }) => {
    return other === key && property.value.start < property.value.end;
  })?.property;
}

/**
 * A value of a nested block (`iam =`, then indented `endpoint_url = …`), the last one as in botocore, which parses the
 * lines under an empty value only; undefined if there is none. `key` is in small letters.
 */
export function nestedValueOf(
  document: Document,
  section: Section,
  block: string,
  key: string,
): string | undefined {
  const lines = entriesOf(section, block)
    .filter(({ property }) => textOf(document, property.value) === '')
    .flatMap(({ continuations }) => continuations.map((each) => textOf(document, each)));
  const line = lines.findLast((text) => {
    return text.slice(0, Math.max(text.indexOf('='), 0)).trim() === key;
  });
  return line?.slice(line.indexOf('=') + 1).trim();
}

/** Whether an inline comment follows the value. */
export function hasInlineComment(document: Document, property: PropertyNode): boolean {
  return textOf(document, property.trailing).trim() !== '';
}

// Python and JavaScript trim different invisible characters; here, all of them are trimmed.
function plainKey(text: string): string {
  let end = text.length;
  while (end > 0 && /[^!-~]/.test(text.charAt(end - 1))) end -= 1;
  return text
    .slice(0, end)
    .replace(/^[^!-~]+/, '')
    .toLowerCase();
}
