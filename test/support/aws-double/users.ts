import type { AccountId, UserId } from '../../../shared/values/identifiers.ts';
import { newUserId, parseAccountId, parseUserId } from './identity.ts';

/** AWS's partitions: a key is known only in its own. */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc';

/** An IAM user, or the root user of an account; `createDate` in milliseconds since 1970. */
export type User = {
  readonly account: AccountId;
  readonly partition: Partition;
  readonly kind: 'user' | 'root';
  readonly name: string;
  readonly path: string;
  readonly userId: UserId;
  readonly arn: string;
  readonly createDate: number;
};

/** Names a user; the path begins and ends with a slash. */
export type NewUser = {
  readonly account: string;
  readonly name: string;
  readonly path?: string;
  readonly partition?: Partition;
};

/** Names an account whose root user is wanted. */
export type NewRootUser = Omit<NewUser, 'name' | 'path'>;

/** No users yet. */
export function createUsers() {
  const users: User[] = [];

  function add(wanted: NewUser, createDate: number): User {
    const { account, name, path = '/', partition = 'aws' } = wanted;
    if (!/^\/([\x21-\x7f]+\/)?$/.test(path)) throw new Error(`not an IAM path: ${path}`);
    const id = parseAccountId(account);
    if (find(id, name) !== undefined) throw new Error(`there is a user ${name} already`);
    const arn = userArn({ partition, account: id }, `${path}${name}`);
    const userId = newUserId();
    return keep({ account: id, partition, kind: 'user', name, path, userId, arn, createDate });
  }

  function addRoot({ account, partition = 'aws' }: NewRootUser, createDate: number): User {
    const id = parseAccountId(account);
    const arn = `arn:${partition}:iam::${id}:root`;
    // The user id of the root user is the account number.
    const userId = parseUserId(id);
    const place = { account: id, partition, name: '', path: '/' };
    return keep({ ...place, kind: 'root', userId, arn, createDate });
  }

  function keep(user: User): User {
    users.push(user);
    return user;
  }

  function find(account: AccountId, name: string): User | undefined {
    const named = (user: User) => user.kind === 'user' && user.name === name;
    return users.find((user) => user.account === account && named(user));
  }

  function inAccount(account: AccountId): readonly User[] {
    return users.filter((user) => user.account === account);
  }

  return { add, addRoot, find, inAccount };
}

/** The ARN of a user; the path with its slashes precedes the name. */
export function userArn(
  { partition, account }: Pick<User, 'partition' | 'account'>,
  pathAndName: string,
): string {
  return `arn:${partition}:iam::${account}:user${pathAndName}`;
}
