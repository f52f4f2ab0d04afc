import { useDeferredValue, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { listWords } from '../../shared/words/profiles/list.ts';
import { profileWords } from '../../shared/words/window.ts';
import { useSnapshot } from '../bridge/snapshot-context.ts';
import { findProfiles } from '../list/find-profiles.ts';
import type { AccountNames } from '../list/find-profiles.ts';
import type { Arrangement, ProfileItem } from '../list/list-items.ts';
import { groupByAccount, sortProfiles } from '../list/list-order.ts';
import type { SortOrder } from '../list/list-order.ts';
import { Button } from '../ui/button.tsx';
import { AccountHeading } from './account-heading.tsx';
import type { OpenDetails } from './key-details.tsx';
import { ListTools } from './list-tools.tsx';
import { ProfileListItem } from './profile-item.tsx';

// A shorter list needs no tools.
const longList = 8;

type ProfileListProps = {
  readonly arrangement: Pick<Arrangement, 'items' | 'quiet'>;
  readonly accountNames: AccountNames;
  readonly now: number;
  readonly checking: boolean;
  readonly asking: string | undefined;
  /** The failure to reach AWS is shown above the list. */
  readonly isNetworkTold: boolean;
};

type SharedItemProps = Pick<ProfileListProps, 'now' | 'checking' | 'asking' | 'isNetworkTold'> & {
  readonly details: OpenDetails;
};

/** The profiles by account, those that can't rotate at the end; with tools if the list is long. */
export function ProfileList({
  arrangement: { items, quiet },
  accountNames,
  ...given
}: ProfileListProps): ReactElement {
  const shared: SharedItemProps = { ...given, details: useOpenDetails() };
  const [search, setSearch] = useState('');
  const led = useSnapshot().goTo?.profile;
  // An earlier search must not hide the profile that a notification leads to.
  useEffect(() => {
    if (led !== undefined) {
      setSearch('');
    }
  }, [led]);
  const [order, setOrder] = useState<SortOrder>('as in the file');
  // The typed letters are painted first, then the list.
  const wanted = useDeferredValue(search);
  const find = (all: readonly ProfileItem[]): readonly ProfileItem[] =>
    sortProfiles(findProfiles(all, wanted, accountNames), order);
  const found = find(items);
  const foundQuiet = find(quiet);
  const count = found.length + foundQuiet.length;
  const all = items.length + quiet.length;
  const groups = groupByAccount(found);
  return (
    <>
      {all > longList && (
        <ListTools
          search={search}
          order={order}
          found={count}
          all={all}
          onSearch={setSearch}
          onOrder={setOrder}
        />
      )}
      {count === 0 && (
        <div className="empty">
          <p>{listWords.noneFound}</p>
          <Button
            onClick={() => {
              setSearch('');
            }}
          >
            {listWords.showAll}
          </Button>
        </div>
      )}
      {groups.map(({ account, items: of }) => (
        <section key={account ?? ''} className="account-group">
          {groups.length > 1 && account === undefined && (
            <div className="account">
              <h2 className="account-name hint">{listWords.accountNotKnown}</h2>
            </div>
          )}
          {groups.length > 1 && account !== undefined && (
            <AccountHeading account={account} name={accountNames[account]} />
          )}
          <Items items={of} shared={shared} />
        </section>
      ))}
      {foundQuiet.length > 0 && <Items items={foundQuiet} shared={shared} quiet />}
    </>
  );
}

function useOpenDetails(): OpenDetails {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set());
  return {
    names,
    set: (name, isOpen) => {
      setNames((known) => {
        const others = [...known].filter((other) => other !== name);
        return new Set(isOpen ? [...others, name] : others);
      });
    },
  };
}

type ItemsProps = {
  readonly items: readonly ProfileItem[];
  readonly shared: SharedItemProps;
  readonly quiet?: boolean;
};

function Items({ items, shared, quiet = false }: ItemsProps): ReactElement {
  return (
    <ul className="profiles" aria-label={profileWords.list}>
      {items.map((item) => (
        <ProfileListItem key={item.profile.name} item={item} {...shared} quiet={quiet} />
      ))}
    </ul>
  );
}
