import { availableParallelism } from 'node:os';

/** Runs `work` for each item, as many at a time as there are cores; the results keep the order of the items. */
export async function pooled<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const waiting = items.entries();
  const results: Result[] = [];
  async function lane(): Promise<void> {
    for (const [place, item] of waiting) results[place] = await work(item);
  }
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, lane));
  return results;
}
