import type { UserRights } from '../contract/permissions.ts';
import { defined } from '../lib/defined.ts';
import { type Obstacle, obstacleOf } from '../values/denial-codes.ts';
import type { RefusedRight } from './refusal-in-words.ts';

/** What denies some calls of a user so that attaching a policy doesn't help. */
export type ObstacleFound = {
  readonly obstacle: Obstacle;
  readonly rights: readonly RefusedRight[];
  /** The ARN of the policy that denies, if AWS names it. */
  readonly policy?: string;
};

/** The calls that AWS has denied a user. Pure. */
export function refusedRights({ rights }: Pick<UserRights, 'rights'>): readonly RefusedRight[] {
  return rights.filter((right) => right.found === 'refused');
}

/** The obstacles of this user, one for each kind and policy. Pure. */
export function obstaclesOf(user: Pick<UserRights, 'rights'>): readonly ObstacleFound[] {
  const found = new Map<string, ObstacleFound>();
  for (const right of refusedRights(user)) {
    const obstacle = obstacleOf(right.denial ?? 'ACCESS_DENIED');
    if (obstacle === undefined) continue;
    const { policy } = right;
    const name = `${obstacle} ${policy ?? ''}`;
    found.set(name, {
      obstacle,
      rights: [...(found.get(name)?.rights ?? []), right],
      ...defined({ policy }),
    });
  }
  return [...found.values()];
}

/**
 * Whether the policy for rotating one's own keys can help: yes, unless no permission outweighs any of the denials.
 * Pure.
 */
export function mayAttachPolicy(user: Pick<UserRights, 'rights'>): boolean {
  const refused = refusedRights(user);
  return (
    refused.length === 0 ||
    refused.some(({ denial = 'ACCESS_DENIED' }) => obstacleOf(denial) === undefined)
  );
}
