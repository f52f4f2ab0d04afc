import type { AccessKeyId, AccountId, UserId } from '../../../shared/identifiers.ts';
import {
  newAccessKeyId,
  newUserId,
  parseAccessKeyId,
  parseAccountId,
  parseUserId,
} from './identity.ts';

/** The statuses of an access key. */
export type KeyStatus = 'Active' | 'Inactive';
/** AWS's separate worlds: a key is known in its own only. */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** An IAM user, or the root user of an account. */
export type User = {
  readonly account: AccountId;
  readonly partition: Partition;
  readonly kind: 'user' | 'root';
  readonly name: string;
  readonly path: string;
  readonly userId: UserId;
  readonly arn: string;
};

/** The last request a key signed; `date` in milliseconds since 1970 by AWS's clock. */
export type LastUse = { readonly date: number; readonly service: string; readonly region: string };

/** When CreateAccessKey made a key: its place among all made so, and the machine's time (ms). */
export type Issue = { readonly number: number; readonly at: number };

/** An access key as AWS holds it; `createDate` in milliseconds since 1970 by AWS's clock. */
export type Key = {
  readonly id: AccessKeyId;
  readonly secret: string;
  readonly owner: User;
  readonly createDate: number;
  readonly status: KeyStatus;
  readonly lastUse: LastUse | undefined;
  readonly issue: Issue | undefined;
};

/** What a user may not do: the action (`*`: all), and if named only on these keys or users. */
export type Denial = {
  readonly action: string;
  readonly keyIds?: readonly string[];
  readonly userNames?: readonly string[];
  /** An explicit deny has other words than a right that was never given. */
  readonly explicit?: boolean;
};

/** Names a user; the path begins and ends with a slash. */
export type NewUser = {
  readonly account: string;
  readonly name: string;
  readonly path?: string;
  readonly partition?: Partition;
};

/** What a test may choose about a key; the rest is made up. */
export type NewKey = {
  readonly id?: string;
  readonly secret?: string;
  readonly createDate: number;
  readonly status?: KeyStatus;
  readonly lastUse?: LastUse | undefined;
};

/** AWS without its network: accounts, users, keys and rights, in memory. */
export type Model = ReturnType<typeof createModel>;

/** An empty AWS. Secrets of new keys come from `newSecret`; every one is remembered for searches. */
export function createModel(newSecret: () => string) {
  const users: User[] = [];
  const keys = new Map<string, Key>();
  const denials = new Map<UserId, Set<Denial>>();
  const secrets = new Set<string>();
  let issued = 0;

  function addUser({ account, name, path = '/', partition = 'aws' }: NewUser): User {
    if (!/^\/([\x21-\x7f]+\/)?$/.test(path)) throw new Error(`not an IAM path: ${path}`);
    const id = parseAccountId(account);
    if (findUser(id, name) !== undefined) throw new Error(`there is a user ${name} already`);
    const arn = `arn:${partition}:iam::${id}:user${path}${name}`;
    return keep({ account: id, partition, kind: 'user', name, path, userId: newUserId(), arn });
  }

  function addRootUser({ account, partition = 'aws' }: Omit<NewUser, 'name' | 'path'>): User {
    const id = parseAccountId(account);
    const arn = `arn:${partition}:iam::${id}:root`;
    // The user id of the root user is the account number.
    const userId = parseUserId(id);
    return keep({ account: id, partition, kind: 'root', name: '', path: '/', userId, arn });
  }

  function keep(user: User): User {
    users.push(user);
    return user;
  }

  function findUser(account: AccountId, name: string): User | undefined {
    const named = (user: User) => user.kind === 'user' && user.name === name;
    return users.find((user) => user.account === account && named(user));
  }

  function addKey(owner: User, wanted: NewKey, issue?: Issue): Key {
    const id =
      wanted.id === undefined ? newAccessKeyId(owner.account) : parseAccessKeyId(wanted.id);
    if (keys.has(id)) throw new Error(`there is a key ${id} already`);
    const secret = wanted.secret ?? newSecret();
    secrets.add(secret);
    const { createDate, status = 'Active', lastUse } = wanted;
    const key: Key = { id, secret, owner, createDate, status, lastUse, issue };
    keys.set(id, key);
    return key;
  }

  function issueKey(owner: User, createDate: number, machineTime: number): Key {
    issued += 1;
    return addKey(owner, { createDate }, { number: issued, at: machineTime });
  }

  function secretOf(id: string): string {
    const key = keys.get(id);
    if (key === undefined) throw new Error(`there is no key ${id}`);
    return key.secret;
  }

  function keysOf(owner: Pick<User, 'userId'>): readonly Key[] {
    return [...keys.values()].filter((key) => key.owner.userId === owner.userId);
  }

  function changeKey(id: string, change: Partial<Pick<Key, 'status' | 'lastUse'>>): void {
    const key = keys.get(id);
    if (key !== undefined) keys.set(id, { ...key, ...change });
  }

  function deny(user: Pick<User, 'userId'>, denial: Denial): () => void {
    const list = denials.get(user.userId) ?? new Set();
    denials.set(user.userId, list.add(denial));
    return () => list.delete(denial);
  }

  function denialsOf(user: User): readonly Denial[] {
    return [...(denials.get(user.userId) ?? [])];
  }

  return {
    addUser,
    addRootUser,
    findUser,
    addKey,
    issueKey,
    keysOf,
    secretOf,
    changeKey,
    deny,
    denialsOf,
    findKey: (id: string): Key | undefined => keys.get(id),
    removeKey: (id: string): boolean => keys.delete(id),
    issuedCount: (): number => issued,
    secrets: (): readonly string[] => [...secrets],
  };
}
