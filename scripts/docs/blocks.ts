const marker = /^<!-- (generated|end): (.+) -->$/gmu;

/** The parts of a page that are generated, by their names. */
export type Blocks = Readonly<Record<string, string>>;

/**
 * The page with each generated block put between its two markers, `<!-- generated: NAME -->` and `<!-- end: NAME -->`.
 * Throws where a marker has no block, a block no place, or a marker no partner.
 */
export function withBlocks(page: string, blocks: Blocks): string {
  const missing = new Set(Object.keys(blocks));
  const parts: string[] = [];
  let kept = 0;
  let open: string | undefined;
  for (const { 0: line, 1: kind, 2: name = '', index } of page.matchAll(marker)) {
    if ((kind === 'generated') === (open !== undefined) || (open !== undefined && open !== name)) {
      throw new Error(`The marker "${line}" has no partner`);
    }
    if (open !== undefined) {
      kept = index;
      open = undefined;
      continue;
    }
    const block = blocks[name];
    if (block === undefined || !missing.delete(name)) {
      throw new Error(`There is nothing to put at "${line}"`);
    }
    parts.push(page.slice(kept, index + line.length), `\n\n${block.trim()}\n\n`);
    open = name;
  }
  if (open !== undefined || missing.size > 0) {
    throw new Error(`The page has no place for ${[open, ...missing].join(', ')}`);
  }
  return [...parts, page.slice(kept)].join('');
}
