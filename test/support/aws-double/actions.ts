import { AwsError, noSuchEntity } from './aws-error.ts';
import type { Denial, Key, KeyStatus, Model, User } from './model.ts';
import { accessKeyIdParam, statusParam, userNameParam } from './params.ts';
import type { Params } from './params.ts';
import { toTimestamp } from './xml.ts';
import type { XmlTree } from './xml.ts';

/** The two services the double answers for. */
export type Service = 'sts' | 'iam';

/** What an action works on: the key that signed, the parameters, and two clocks in milliseconds. */
export type ActionContext = {
  readonly model: Model;
  readonly signer: Key;
  readonly params: Params;
  readonly awsTime: number;
  readonly machineTime: number;
};

/** Acts on the model and gives the result element's content; undefined where AWS sends none. */
export type Action = (context: ActionContext) => XmlTree | undefined;

const KEYS_PER_USER = 2;

const sts: Readonly<Record<string, Action>> = { GetCallerIdentity: getCallerIdentity };
const iam: Readonly<Record<string, Action>> = {
  ListAccessKeys: listAccessKeys,
  CreateAccessKey: createAccessKey,
  UpdateAccessKey: updateAccessKey,
  DeleteAccessKey: deleteAccessKey,
  GetAccessKeyLastUsed: getAccessKeyLastUsed,
};

/** Both services: the version and namespace of their XML and the actions they know. */
export const services = {
  sts: {
    version: '2011-06-15',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    actions: sts,
  },
  iam: {
    version: '2010-05-08',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    actions: iam,
  },
} as const;

/** The action, or AWS's InvalidAction for one that this service does not know in this version. */
export function findAction(service: Service, name: string, version: string): Action {
  const { actions, version: known } = services[service];
  const action = Object.hasOwn(actions, name) && version === known ? actions[name] : undefined;
  if (action !== undefined) return action;
  const message = `Could not find operation ${name} for version ${version || 'NO_VERSION_SPECIFIED'}`;
  throw new AwsError(400, 'InvalidAction', message);
}

// Needs no permission, and no policy can take it away.
function getCallerIdentity({ signer: { owner } }: ActionContext): XmlTree {
  return { Arn: owner.arn, UserId: owner.userId, Account: owner.account };
}

function listAccessKeys(context: ActionContext): XmlTree {
  const user = targetUser(context, 'ListAccessKeys');
  // A list that lags behind would be chosen here.
  const keys = context.model.keysOf(user);
  const member = keys.map((key) => ({
    ...ownerName(key.owner),
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: toTimestamp(key.createDate),
  }));
  return { AccessKeyMetadata: { member }, IsTruncated: 'false' };
}

function createAccessKey(context: ActionContext): XmlTree {
  const user = targetUser(context, 'CreateAccessKey');
  if (context.model.keysOf(user).length >= KEYS_PER_USER) {
    const message = `Cannot exceed quota for AccessKeysPerUser: ${KEYS_PER_USER}`;
    throw new AwsError(409, 'LimitExceeded', message);
  }
  const key = context.model.issueKey(user, context.awsTime, context.machineTime);
  return {
    AccessKey: {
      ...ownerName(user),
      AccessKeyId: key.id,
      Status: key.status,
      SecretAccessKey: key.secret,
      CreateDate: toTimestamp(key.createDate),
    },
  };
}

function updateAccessKey(context: ActionContext): undefined {
  const keyId = accessKeyIdParam(context.params);
  const status: KeyStatus = statusParam(context.params);
  const user = targetUser(context, 'UpdateAccessKey', keyId);
  context.model.changeKey(keyOf(context, user, keyId).id, { status });
}

function deleteAccessKey(context: ActionContext): undefined {
  const keyId = accessKeyIdParam(context.params);
  const user = targetUser(context, 'DeleteAccessKey', keyId);
  context.model.removeKey(keyOf(context, user, keyId).id);
}

function getAccessKeyLastUsed(context: ActionContext): XmlTree {
  const keyId = accessKeyIdParam(context.params);
  authorize(context, { action: 'GetAccessKeyLastUsed', resource: `access key ${keyId}`, keyId });
  const key = context.model.findKey(keyId);
  if (key === undefined || key.owner.account !== context.signer.owner.account) {
    throw keyNotFound(keyId);
  }
  const { lastUse } = key;
  const used = {
    ...(lastUse && { LastUsedDate: toTimestamp(lastUse.date) }),
    ServiceName: lastUse?.service ?? 'N/A',
    Region: lastUse?.region ?? 'N/A',
  };
  return { ...ownerName(key.owner), AccessKeyLastUsed: used };
}

// Rights are looked at before existence: who may not, never learns what is there.
function targetUser(context: ActionContext, action: string, keyId?: string): User {
  const { model, params, signer } = context;
  const name = userNameParam(params) ?? signer.owner.name;
  authorize(context, { action, resource: `user ${name}`, keyId, userName: name });
  if (params['UserName'] === undefined) return signer.owner;
  const user = model.findUser(signer.owner.account, name);
  if (user === undefined) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

function keyOf({ model }: ActionContext, user: User, keyId: string): Key {
  const key = model.findKey(keyId);
  if (key?.owner.userId !== user.userId) throw keyNotFound(keyId);
  return key;
}

function keyNotFound(keyId: string): AwsError {
  return noSuchEntity(`The Access Key with id ${keyId} cannot be found.`);
}

// Root keys have no user name in IAM's answers.
function ownerName({ kind, name }: User): { readonly UserName?: string } {
  return kind === 'root' ? {} : { UserName: name };
}

type Attempt = {
  readonly action: string;
  readonly resource: string;
  readonly keyId: string | undefined;
  readonly userName?: string;
};

function authorize({ model, signer }: ActionContext, attempt: Attempt): void {
  const denial = model.denialsOf(signer.owner).find((each) => covers(each, attempt));
  if (denial === undefined) return;
  const reason = denial.explicit
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the iam:${attempt.action} action`;
  const message = `User: ${signer.owner.arn} is not authorized to perform: iam:${attempt.action} on resource: ${attempt.resource} ${reason}`;
  throw new AwsError(403, 'AccessDenied', message);
}

function covers(denial: Denial, { action, keyId, userName }: Attempt): boolean {
  if (denial.action !== '*' && denial.action !== action) return false;
  if (denial.keyIds !== undefined && !denial.keyIds.some((id) => id === keyId)) return false;
  return denial.userNames === undefined || denial.userNames.some((name) => name === userName);
}
