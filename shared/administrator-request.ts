import type { KeyFacts } from './key-facts.ts';
import type { OpenReason } from './rotation.ts';

/** What an administrator may do about an open rotation and Keyturn may not, with the command that does it. */
export type AdministratorRequest = {
  readonly asks: 'delete' | 'activate';
  readonly keyId: string;
  readonly command: string;
};

/** Whom a key belongs to, as far as it is known. */
export type Owner = { readonly user?: string | undefined; readonly account?: string | undefined };

/** The key left behind is to be deleted, or the one that an undo needs to be activated; undefined where nobody is needed. */
export function administratorRequest(
  reason: OpenReason,
  keys: readonly Pick<KeyFacts, 'keyId' | 'status' | 'profiles'>[],
  { user }: Owner,
): AdministratorRequest | undefined {
  const byUser = user === undefined ? '' : ` --user-name ${user}`;
  if (reason === 'roll back refused') {
    const first = keys.find(({ profiles }) => profiles.length === 0);
    return (
      first && {
        asks: 'delete',
        keyId: first.keyId,
        command: `aws iam delete-access-key${byUser} --access-key-id ${first.keyId}`,
      }
    );
  }
  if (reason === 'undo stopped') {
    const first = keys.find(({ status }) => status === 'Inactive');
    return (
      first && {
        asks: 'activate',
        keyId: first.keyId,
        command: `aws iam update-access-key${byUser} --access-key-id ${first.keyId} --status Active`,
      }
    );
  }
  return undefined;
}
