import type { Aws, AwsSession } from '../../../main/aws/session.ts';
import type { Moments } from './moments.ts';

/** AWS with moments around each call. */
export function killableAws(aws: Aws, moments: Moments): Aws {
  return {
    session: (signer) => killableSession(aws.session(signer), moments),
    clockOffset: (place) => aws.clockOffset(place),
  };
}

function killableSession(session: AwsSession, moments: Moments): AwsSession {
  function call<Result>(
    action: string,
    effect: () => Promise<Result>,
    what = action,
  ): Promise<Result> {
    return moments.throughAws({ name: what, action }, effect);
  }
  return {
    identity: () => call('GetCallerIdentity', () => session.identity()),
    listKeys: (user) => call('ListAccessKeys', () => session.listKeys(user)),
    lastUsed: (id) => call('GetAccessKeyLastUsed', () => session.lastUsed(id)),
    createKey: (user) => call('CreateAccessKey', () => session.createKey(user)),
    setStatus: (user, id, status) =>
      call(
        'UpdateAccessKey',
        () => session.setStatus(user, id, status),
        `UpdateAccessKey to ${status}`,
      ),
    deleteKey: (user, id) => call('DeleteAccessKey', () => session.deleteKey(user, id)),
    keyQuota: () => call('GetAccountSummary', () => session.keyQuota()),
    mfaDevices: (user) => call('ListMFADevices', () => session.mfaDevices(user)),
    startMfaSession: (serial, code) =>
      call('GetSessionToken', () => session.startMfaSession(serial, code)),
    makeReport: () => session.makeReport(),
    report: () => session.report(),
    end: () => {
      session.end();
    },
  };
}
