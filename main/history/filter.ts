import type { HistoryDamage, HistoryFilter } from '../../shared/contract/history.ts';
import type { IndexedLine } from './line-index.ts';

/** Whether the filter lets every line through. */
export function isEmpty({ search = '', event, from, to }: HistoryFilter): boolean {
  return search.trim() === '' && event === undefined && from === undefined && to === undefined;
}

/** Whether a line meets the filter. Pure. */
export function meets({ search = '', event, from, to }: HistoryFilter) {
  const words = search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return (line: Pick<IndexedLine, 'at' | 'event' | 'text'>): boolean =>
    (event === undefined || line.event === event) &&
    (from === undefined || line.at >= from) &&
    (to === undefined || line.at < to) &&
    words.every((word) => line.text.includes(word));
}

/** What is wrong between the lines of a page, the newest first; `newest` is what is wrong above all of them. */
export function damagesOf(
  page: readonly Pick<IndexedLine, 'marks'>[],
  newest: IndexedLine['marks'],
): HistoryDamage[] {
  const at = (marks: IndexedLine['marks'], below: number): HistoryDamage[] =>
    marks.toReversed().map((mark) => ({ ...mark, below }));
  return [...at(newest, 0), ...page.flatMap(({ marks }, index) => at(marks, index + 1))];
}
