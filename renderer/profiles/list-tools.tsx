import { useId } from 'react';
import type { ReactElement } from 'react';
import { oneOf } from '../../shared/values/choices.ts';
import { listWords } from '../../shared/words/profiles/list.ts';
import { sortOrders } from '../list/list-order.ts';
import type { SortOrder } from '../list/list-order.ts';
import { SearchField } from '../ui/search-field.tsx';

type ListToolsProps = {
  readonly search: string;
  readonly order: SortOrder;
  readonly found: number;
  readonly all: number;
  readonly onSearch: (search: string) => void;
  readonly onOrder: (order: SortOrder) => void;
};

/** Search and order, for a long list. */
export function ListTools({
  search,
  order,
  found,
  all,
  onSearch,
  onOrder,
}: ListToolsProps): ReactElement {
  const id = useId();
  return (
    <search className="list-tools">
      <SearchField label={listWords.search} value={search} onChange={onSearch} />
      <div className="field">
        <label htmlFor={`${id}-order`}>{listWords.sort}</label>
        <select
          id={`${id}-order`}
          className="box"
          value={order}
          onChange={({ target }) => {
            onOrder(oneOf(sortOrders, target.value) ?? order);
          }}
        >
          {sortOrders.map((known) => (
            <option key={known} value={known}>
              {listWords.orders[known]}
            </option>
          ))}
        </select>
      </div>
      <p className="hint list-found" role="status">
        {search.trim() !== '' && listWords.found(found, all)}
      </p>
    </search>
  );
}
