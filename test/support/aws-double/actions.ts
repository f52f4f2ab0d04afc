import type { Action } from './action.ts';
import {
  createAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
  listAccessKeys,
  updateAccessKey,
} from './key-actions.ts';
import { generateCredentialReport, getCredentialReport } from './report-actions.ts';
import { AwsError } from './requests/aws-error.ts';
import { protocols } from './service.ts';
import type { Service } from './service.ts';
import { getSessionToken } from './session-actions.ts';
import { getAccountSummary, getCallerIdentity, getUser, listMfaDevices } from './user-actions.ts';

const known: Readonly<Record<Service, Readonly<Record<string, Action>>>> = {
  sts: { GetCallerIdentity: getCallerIdentity, GetSessionToken: getSessionToken },
  iam: {
    ListAccessKeys: listAccessKeys,
    CreateAccessKey: createAccessKey,
    UpdateAccessKey: updateAccessKey,
    DeleteAccessKey: deleteAccessKey,
    GetAccessKeyLastUsed: getAccessKeyLastUsed,
    GetAccountSummary: getAccountSummary,
    GetUser: getUser,
    ListMFADevices: listMfaDevices,
    GenerateCredentialReport: generateCredentialReport,
    GetCredentialReport: getCredentialReport,
  },
};

/** The action, or AWS's InvalidAction for one that this service does not know in this version. */
export function findAction(service: Service, name: string, version: string): Action {
  const actions = known[service];
  const isKnown = Object.hasOwn(actions, name) && version === protocols[service].version;
  const action = isKnown ? actions[name] : undefined;
  if (action !== undefined) return action;
  const message = `Could not find operation ${name} for version ${version || 'NO_VERSION_SPECIFIED'}`;
  throw new AwsError(400, 'InvalidAction', message);
}
