/** A tree that becomes XML: a tag holds text, further tags, or one element per entry of a list. */
export type XmlTree = {
  readonly [tag: string]: string | XmlTree | readonly XmlTree[];
};

/** The tree as XML text, escaped, without white space between the elements. */
export function toXml(tree: XmlTree): string {
  return Object.entries(tree)
    .map(([tag, content]) => elements(tag, content))
    .join('');
}

function elements(tag: string, content: XmlTree[string]): string {
  if (typeof content === 'string') return `<${tag}>${escapeXml(content)}</${tag}>`;
  if (isList(content)) return content.map((item) => elements(tag, item)).join('');
  return `<${tag}>${toXml(content)}</${tag}>`;
}

function isList(content: XmlTree | readonly XmlTree[]): content is readonly XmlTree[] {
  return Array.isArray(content);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A moment (milliseconds since 1970) as IAM writes it: ISO 8601 in UTC, whole seconds. */
export function toTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
