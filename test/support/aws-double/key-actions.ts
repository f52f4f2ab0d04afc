import type { ActionContext } from './action.ts';
import type { Key } from './keys.ts';
import { AwsError, noSuchEntity } from './requests/aws-error.ts';
import { accessKeyIdParam, statusParam } from './requests/params.ts';
import { ownerName, targetUser } from './requests/target.ts';
import { toTimestamp } from './requests/xml.ts';
import type { XmlTree } from './requests/xml.ts';
import { authorize } from './rules/authorize.ts';
import type { User } from './users.ts';

/** The keys of a user, as far as AWS's list has them. */
export function listAccessKeys(context: ActionContext): XmlTree {
  // API reference of ListAccessKeys: "If a temporary access key is used, then UserName is required."
  const user = targetUser(context, { action: 'ListAccessKeys', needsName: true });
  const member = context.sight.listed(user).map((key) => ({
    ...ownerName(key.owner),
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: toTimestamp(key.createDate),
  }));
  return { AccessKeyMetadata: { member }, IsTruncated: 'false' };
}

/** A new key with its secret, unless the user has as many as the quota allows. */
export function createAccessKey(context: ActionContext): XmlTree {
  const { model, awsTime, machineTime } = context;
  const user = targetUser(context, { action: 'CreateAccessKey' });
  if (model.keys.of(user).length >= model.keyQuota()) {
    const message = `Cannot exceed quota for AccessKeysPerUser: ${model.keyQuota()}`;
    throw new AwsError(409, 'LimitExceeded', message);
  }
  const key = model.keys.issue(user, awsTime, machineTime);
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

/** Activates or deactivates a key. */
export function updateAccessKey(context: ActionContext): undefined {
  const keyId = accessKeyIdParam(context.params);
  const status = statusParam(context.params);
  // Requires the name as ListAccessKeys does: API reference of UpdateAccessKey.
  const user = targetUser(context, { action: 'UpdateAccessKey', keyId, needsName: true });
  context.model.keys.update(keyOf(context, user, keyId), status, context.machineTime);
}

/** Deletes a key. */
export function deleteAccessKey(context: ActionContext): undefined {
  const keyId = accessKeyIdParam(context.params);
  const user = targetUser(context, { action: 'DeleteAccessKey', keyId });
  context.model.keys.remove(keyOf(context, user, keyId), context.machineTime);
}

/** The owner of a key and the last request that it signed. */
export function getAccessKeyLastUsed(context: ActionContext): XmlTree {
  const keyId = accessKeyIdParam(context.params);
  const { account } = context.signer.owner;
  const found = context.model.keys.find(keyId);
  const key = found?.owner.account === account ? found : undefined;
  // Its resource is the user: IAM User Guide, "Permissions required to manage access keys". For an unknown key it is
  // not documented: here only `*` matches.
  const arn = key?.owner.arn ?? '*';
  authorize(context, {
    action: 'iam:GetAccessKeyLastUsed',
    resource: `access key ${keyId}`,
    arn,
    keyId,
  });
  if (key === undefined) throw keyNotFound(keyId);
  const { lastUse } = key;
  const used = {
    ...(lastUse && { LastUsedDate: toTimestamp(lastUse.date) }),
    ServiceName: lastUse?.service ?? 'N/A',
    Region: lastUse?.region ?? 'N/A',
  };
  return { ...ownerName(key.owner), AccessKeyLastUsed: used };
}

function keyOf({ model }: ActionContext, user: User, keyId: string): Key {
  const key = model.keys.find(keyId);
  if (key?.owner.userId !== user.userId) throw keyNotFound(keyId);
  return key;
}

function keyNotFound(keyId: string): AwsError {
  return noSuchEntity(`The Access Key with id ${keyId} cannot be found.`);
}
