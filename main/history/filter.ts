import type { HistoryDamage, HistoryFilter } from '../../shared/contract/history.ts';
import type { IndexedLine } from './line-index.ts';

/** Whether every line meets the filter. */
export function isEmpty({ search = '', event, from, to }: HistoryFilter): boolean {
  return search.trim() === '' && event === undefined && from === undefined && to === undefined;
}

/** Returns the test whether a line meets the filter. Pure. */
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

/** The damages between the lines of a page, newest first; `newest` are those after the newest line of all. */
export function damagesOf(
  page: readonly Pick<IndexedLine, 'marks'>[],
  newest: IndexedLine['marks'],
): HistoryDamage[] {
  const at = (marks: IndexedLine['marks'], below: number): HistoryDamage[] =>
    marks.toReversed().map((mark) => ({ ...mark, below }));
  return [...at(newest, 0), ...page.flatMap(({ marks }, index) => at(marks, index + 1))];
}
