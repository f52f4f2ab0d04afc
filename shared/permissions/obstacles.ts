import type { UserRights } from '../contract/permissions.ts';
import { defined } from '../lib/defined.ts';
import { type Obstacle, obstacleOf } from '../values/denial-codes.ts';
import type { RefusedRight } from './refusal-in-words.ts';

/** What stands against some calls of a user, which no policy to attach outweighs. */
export type ObstacleFound = {
  readonly obstacle: Obstacle;
  readonly rights: readonly RefusedRight[];
  /** The ARN of what denies, where AWS names it. */
  readonly policy?: string;
};

/** The calls that AWS has refused a user. Pure. */
export function refusedRights({ rights }: Pick<UserRights, 'rights'>): readonly RefusedRight[] {
  return rights.filter((right) => right.found === 'refused');
}

/** What stands against calls of this user, one for each kind and policy. Pure. */
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
 * Whether the policy with which a user rotates their own keys can help: always, but where all that AWS has refused is
 * denied by what no permission outweighs. Pure.
 */
export function mayAttachPolicy(user: Pick<UserRights, 'rights'>): boolean {
  const refused = refusedRights(user);
  return (
    refused.length === 0 ||
    refused.some(({ denial = 'ACCESS_DENIED' }) => obstacleOf(denial) === undefined)
  );
}
