import type { ActionContext } from '../action.ts';
import { authorize } from '../rules/authorize.ts';
import { userArn } from '../users.ts';
import type { User } from '../users.ts';
import { noSuchEntity, validationError } from './aws-error.ts';
import { userNameParam } from './params.ts';

/** A call about a user; `needsName` where AWS requires the name if a session signs. */
export type Question = {
  readonly action: string;
  readonly keyId?: string;
  readonly needsName?: boolean;
};

/** The user that an action of IAM is about; throws AWS's error otherwise. */
export function targetUser(context: ActionContext, question: Question): User {
  const { model, params, signer } = context;
  const { owner } = signer;
  const wanted = userNameParam(params);
  if (wanted === undefined && question.needsName === true && signer.session !== undefined) {
    throw validationError('Must specify userName when calling with non-User credentials');
  }
  const name = wanted ?? owner.name;
  const user = wanted === undefined ? owner : model.users.find(owner.account, wanted);
  // Permissions are checked before existence: a user without them never learns what exists.
  authorize(context, {
    action: `iam:${question.action}`,
    resource: `user ${name}`,
    arn: user?.arn ?? userArn(owner, `/${name}`),
    keyId: question.keyId,
    userName: name,
  });
  if (user === undefined) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

/** The user name in IAM's answers: keys of the root user have none. */
export function ownerName({ kind, name }: User): { readonly UserName?: string } {
  return kind === 'root' ? {} : { UserName: name };
}
