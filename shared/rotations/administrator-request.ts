import type { DecisionReason } from '../contract/rotation.ts';
import type { KeyFacts } from '../values/key-facts.ts';

/** What an administrator may do about a rotation that needs a decision and Keyturn may not, with the command for it. */
export type AdministratorRequest = {
  /** `activate if there` where no key is left that could list it; `make a new key` where none is left. */
  readonly asks: 'delete' | 'activate' | 'activate if there' | 'make a new key';
  readonly keyId: string;
  readonly command: string;
};

/** The owner of a key, as far as known. */
export type Owner = { readonly user?: string | undefined; readonly account?: string | undefined };

/**
 * To delete the key left behind, to activate the one that an undo needs, or to create a new one; undefined where no
 * administrator is needed. For an undo, the old key comes first.
 */
export function administratorRequest(
  reason: DecisionReason,
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
  return reason === 'undo stopped' ? requestForUndo(keys, byUser) : undefined;
}

function requestForUndo(
  keys: readonly Pick<KeyFacts, 'keyId' | 'status'>[],
  byUser: string,
): AdministratorRequest | undefined {
  const withStatus = (status: KeyFacts['status']): string | undefined =>
    keys.find((key) => key.status === status)?.keyId;
  const inactive = withStatus('Inactive');
  const keyId = inactive ?? withStatus('not known');
  if (keyId !== undefined) {
    const asks = inactive === undefined ? 'activate if there' : 'activate';
    const command = `aws iam update-access-key${byUser} --access-key-id ${keyId} --status Active`;
    return { asks, keyId, command };
  }
  const [gone] = keys;
  return gone === undefined || withStatus('Active') !== undefined
    ? undefined
    : {
        asks: 'make a new key',
        keyId: gone.keyId,
        command: `aws iam create-access-key${byUser}`,
      };
}
