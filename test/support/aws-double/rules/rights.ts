import type { UserId } from '../../../../shared/values/identifiers.ts';
import type { User } from '../users.ts';
import type { PolicyDocument } from './policy.ts';

/** What a user may not do: the action (`*`: all), and only on these keys or users if any are named. */
export type Denial = {
  readonly action: string;
  readonly keyIds?: readonly string[];
  readonly userNames?: readonly string[];
  /** An explicit deny has other words than a missing permission. */
  readonly explicit?: boolean;
  /**
   * The kind of policy that AWS names; the user's own policies if absent. `policy` is its ARN, which AWS may name, too.
   */
  readonly by?: PolicyKind;
  readonly policy?: string;
};

/** The kinds of policy that AWS names (IAM User Guide, "Troubleshoot access denied error messages"). */
export type PolicyKind =
  | 'identity-based policy'
  | 'service control policy'
  | 'resource control policy'
  | 'permissions boundary'
  | 'session policy'
  | 'VPC endpoint policy';

/** Everything is allowed until something is denied or attached. */
export function createRights() {
  const denials = createShelf<Denial>();
  const policies = createShelf<PolicyDocument>();

  function attach(user: User, document: PolicyDocument): () => void {
    if (user.kind === 'root') throw new Error('a root user has no policies');
    return policies.put(user, document);
  }

  return { deny: denials.put, denialsOf: denials.of, attach, policiesOf: policies.of };
}

function createShelf<Item extends object>() {
  const shelf = new Map<UserId, Set<{ readonly item: Item }>>();

  function put(user: Pick<User, 'userId'>, item: Item): () => void {
    const items = shelf.get(user.userId) ?? new Set();
    // A new object for each, so that a document attached twice can be detached once.
    const box = { item };
    shelf.set(user.userId, items.add(box));
    return () => items.delete(box);
  }

  function of(user: Pick<User, 'userId'>): readonly Item[] {
    return [...(shelf.get(user.userId) ?? [])].map(({ item }) => item);
  }

  return { put, of };
}
