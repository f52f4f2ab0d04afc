import {
  type ActionName,
  actionNames,
  type Right,
  type UserRights,
} from '../../shared/contract/permissions.ts';
import { defined } from '../../shared/lib/defined.ts';
import { denialOf } from '../../shared/values/denial-codes.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';
import type { FinishedCall } from '../aws/observed-aws.ts';
import type { AwsKeyAnswer } from './ask-about-keys.ts';
import { isAllowed } from './quarantines.ts';

/** AWS's answers to the calls that need a permission, by the key that signed them. */
export type Rights = {
  ended(call: FinishedCall): void;
  /** One for each action, from the answers to any of these keys. */
  of(keys: readonly AccessKeyId[]): Right[];
};

export function createRights(): Rights {
  // A Map keeps the place of a key that is set again, so it is removed first: the newest answer is the last one.
  const answers = new Map<string, { readonly key: AccessKeyId; readonly right: Right }>();

  return {
    ended: (call) => {
      const right = rightIn(call);
      if (right === undefined) return;
      const name = `${call.signer} ${right.action}`;
      answers.delete(name);
      answers.set(name, { key: call.signer, right });
    },
    of: (keys) => {
      const ofThese = [...answers.values()].filter(({ key }) => keys.includes(key));
      return actionNames.map(
        (action) =>
          ofThese.findLast(({ right }) => right.action === action)?.right ?? {
            action,
            found: 'not tried',
          },
      );
    },
  };
}

/** What an answer says about a permission; undefined if nothing. */
function rightIn({ action: name, failure, withMfa, isForbidden }: FinishedCall): Right | undefined {
  const action: ActionName | undefined = actionNames.find((known) => known === name);
  if (action === undefined) return undefined;
  if (failure === undefined || isAllowed(failure)) {
    return { action, found: 'granted' };
  }
  const denial = denialOf(failure.code);
  if (denial === undefined) return undefined;
  const { awsName, requestId, policy } = failure;
  return {
    action,
    found: 'refused',
    withMfa,
    isForbidden,
    denial,
    ...defined({ policy, awsName, requestId }),
  };
}

/** A key, and a profile that holds it. */
export type KeyInProfile = { readonly id: AccessKeyId; readonly profile: string };

/** The users whose keys the files hold, in the order of the files, with their permissions. */
export function userRights(
  held: readonly KeyInProfile[],
  keys: ReadonlyMap<AccessKeyId, AwsKeyAnswer>,
  rights: Pick<Rights, 'of'>,
): UserRights[] {
  const users = new Map<string, { readonly owner: Owner; readonly profiles: string[] }>();
  for (const { id, profile } of held) {
    const owner = ownerOf(keys.get(id));
    if (owner === undefined) continue;
    const user = users.get(owner.arn) ?? { owner, profiles: [] };
    user.profiles.push(profile);
    users.set(owner.arn, user);
  }
  // A key that was replaced has shown what its user may do, too.
  const idsOf = ({ arn }: Owner): readonly AccessKeyId[] =>
    [...keys].flatMap(([id, known]) => (ownerOf(known)?.arn === arn ? [id] : []));
  return [...users.values()].map(({ owner, profiles }) => ({
    ...owner,
    profiles,
    rights: rights.of(idsOf(owner)),
  }));
}

type Owner = Pick<UserRights, 'account' | 'user' | 'arn'>;

function ownerOf(known: AwsKeyAnswer | undefined): Owner | undefined {
  if (known?.state === 'known') {
    return { account: known.account, user: known.user, arn: known.arn };
  }
  return known?.state === 'not known' ? known.owner : undefined;
}
