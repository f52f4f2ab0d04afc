import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { newAccessKeyId, parseAccessKeyId } from './identity.ts';
import type { User } from './users.ts';

/** The statuses of an access key. */
export type KeyStatus = 'Active' | 'Inactive';

/** The last request a key signed; `date` in milliseconds since 1970 by AWS's clock. */
export type LastUse = { readonly date: number; readonly service: string; readonly region: string };

/** When a request changed a key: its number among all such changes, and the machine's time (ms). */
export type Change = { readonly number: number; readonly at: number };

/** A change of status, and the status before it. */
export type StatusChange = Change & { readonly from: KeyStatus };

/** An access key as AWS stores it; `createDate` in milliseconds since 1970 by AWS's clock. */
export type Key = {
  readonly id: AccessKeyId;
  readonly secret: string;
  readonly owner: User;
  readonly createDate: number;
  readonly status: KeyStatus;
  readonly lastUse: LastUse | undefined;
  /** When CreateAccessKey created it; undefined if a test did. */
  readonly issue: Change | undefined;
  /** The changes by UpdateAccessKey, oldest first. */
  readonly statusChanges: readonly StatusChange[];
  /** When DeleteAccessKey deleted it; such a key is kept for services that lag behind. */
  readonly removal: Change | undefined;
};

/** What a test may choose about a key; the rest is generated. */
export type NewKey = {
  readonly id?: string;
  readonly secret?: string;
  readonly createDate: number;
  readonly status?: KeyStatus;
  readonly lastUse?: LastUse | undefined;
};

/** The keys of a double. */
export type Keys = ReturnType<typeof createKeys>;

/** No keys yet; `remember` is called with every new secret. */
export function createKeys(newSecret: () => string, remember: (secret: string) => void) {
  const keys = new Map<string, Key>();
  let changes = 0;

  function add(owner: User, wanted: NewKey, issue?: Change): Key {
    const id =
      wanted.id === undefined ? newAccessKeyId(owner.account) : parseAccessKeyId(wanted.id);
    if (find(id) !== undefined) throw new Error(`there is a key ${id} already`);
    const { secret = newSecret(), createDate, status = 'Active', lastUse } = wanted;
    remember(secret);
    const history = { issue, statusChanges: [], removal: undefined };
    const key: Key = { id, secret, owner, createDate, status, lastUse, ...history };
    keys.set(id, key);
    return key;
  }

  function change(id: string, values: Partial<Key>): void {
    const key = keys.get(id);
    if (key !== undefined) keys.set(id, { ...key, ...values });
  }

  function nextChange(at: number): Change {
    changes += 1;
    return { number: changes, at };
  }

  function find(id: string): Key | undefined {
    const key = keys.get(id);
    return key?.removal === undefined ? key : undefined;
  }

  function everOf(owner: Pick<User, 'userId'>): readonly Key[] {
    return [...keys.values()].filter((key) => key.owner.userId === owner.userId);
  }

  function secretOf(id: string): string {
    const key = find(id);
    if (key === undefined) throw new Error(`there is no key ${id}`);
    return key.secret;
  }

  function update({ id, status: from, statusChanges }: Key, status: KeyStatus, at: number): void {
    if (status === from) return;
    change(id, { status, statusChanges: [...statusChanges, { ...nextChange(at), from }] });
  }

  return {
    add,
    find,
    everOf,
    secretOf,
    update,
    /** The key, even if a request has deleted it. */
    findEver: (id: string): Key | undefined => keys.get(id),
    of: (owner: Pick<User, 'userId'>): readonly Key[] =>
      everOf(owner).filter(({ removal }) => removal === undefined),
    issue: (owner: User, createDate: number, at: number): Key =>
      add(owner, { createDate }, nextChange(at)),
    remove: ({ id }: Key, at: number): void => change(id, { removal: nextChange(at) }),
    /** A change that is visible at once. */
    setStatus: (id: string, status: KeyStatus): void => change(id, { status, statusChanges: [] }),
    drop: (id: string): boolean => keys.delete(id),
    use: (id: string, lastUse: LastUse): void => change(id, { lastUse }),
    changeCount: (): number => changes,
  };
}
