import type { ReactElement } from 'react';
import type { UserRights } from '../../shared/contract/permissions.ts';
import { mayAttachPolicy, obstaclesOf } from '../../shared/permissions/obstacles.ts';
import { obstacleWords, permissionWords } from '../../shared/words/permissions.ts';
import { CopyPermissions } from './copy-permissions.tsx';

/** What denies calls of a user even with the policy attached, and who can change that; empty where nothing does. */
export function ObstaclesCard({ user }: { readonly user: UserRights }): ReactElement | undefined {
  const found = obstaclesOf(user);
  if (found.length === 0) return undefined;
  return (
    <section className="card">
      <h2 className="title">{permissionWords.obstacles}</h2>
      <p>{permissionWords.obstaclesBody}</p>
      <ul className="key-list">
        {found.map(({ obstacle, rights, policy }) => (
          <li key={`${obstacle} ${policy ?? ''}`}>
            <p className="key-id" translate="no">
              {rights.map(({ action }) => action).join(', ')}
            </p>
            <p>{obstacleWords[obstacle]}</p>
            {policy !== undefined && (
              <p className="path" translate="no">
                {policy}
              </p>
            )}
          </li>
        ))}
      </ul>
      {!mayAttachPolicy(user) && (
        <CopyPermissions
          user={user}
          choice={{ scope: 'this user', needsMfa: false }}
          offers={['message']}
        />
      )}
    </section>
  );
}
