import type { ActionContext } from './action.ts';
import { ownerName, targetUser } from './requests/target.ts';
import { toTimestamp } from './requests/xml.ts';
import type { XmlTree } from './requests/xml.ts';
import { authorize } from './rules/authorize.ts';

/** The signer's identity. Needs no permission, and no policy can deny it. */
export function getCallerIdentity({ signer: { owner } }: ActionContext): XmlTree {
  return { Arn: owner.arn, UserId: owner.userId, Account: owner.account };
}

/** A user by name, or the signer. */
export function getUser(context: ActionContext): XmlTree {
  const user = targetUser(context, { action: 'GetUser' });
  return {
    User: {
      Path: user.path,
      ...ownerName(user),
      UserId: user.userId,
      Arn: user.arn,
      CreateDate: toTimestamp(user.createDate),
    },
  };
}

/** The quotas of the account; only the one that is needed here. */
export function getAccountSummary(context: ActionContext): XmlTree {
  authorize(context, { action: 'iam:GetAccountSummary', resource: '*', arn: '*' });
  const value = `${context.model.keyQuota()}`;
  return { SummaryMap: { entry: [{ key: 'AccessKeysPerUserQuota', value }] } };
}

/** The MFA devices of a user, security keys among them. */
export function listMfaDevices(context: ActionContext): XmlTree {
  const user = targetUser(context, { action: 'ListMFADevices' });
  const member = context.model.devices.of(user).map((device) => ({
    ...ownerName(user),
    SerialNumber: device.serial,
    EnableDate: toTimestamp(device.enableDate),
  }));
  return { MFADevices: { member }, IsTruncated: 'false' };
}
