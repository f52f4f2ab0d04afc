import type { ActionContext } from '../action.ts';
import { authorize } from '../rules/authorize.ts';
import { userArn } from '../users.ts';
import type { User } from '../users.ts';
import { noSuchEntity, validationError } from './aws-error.ts';
import { userNameParam } from './params.ts';

/** What is asked of a user; `needsName` where AWS wants it named as soon as a session signs. */
export type Question = {
  readonly action: string;
  readonly keyId?: string;
  readonly needsName?: boolean;
};

/** The user that an action of IAM is about, or AWS's refusal thrown. */
export function targetUser(context: ActionContext, question: Question): User {
  const { model, params, signer } = context;
  const { owner } = signer;
  const wanted = userNameParam(params);
  if (wanted === undefined && question.needsName === true && signer.session !== undefined) {
    throw validationError('Must specify userName when calling with non-User credentials');
  }
  const name = wanted ?? owner.name;
  const user = wanted === undefined ? owner : model.users.find(owner.account, wanted);
  // Rights are looked at before existence: who may not, never learns what is there.
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

/** The user name as IAM's answers give it: keys of the root user have none. */
export function ownerName({ kind, name }: User): { readonly UserName?: string } {
  return kind === 'root' ? {} : { UserName: name };
}
