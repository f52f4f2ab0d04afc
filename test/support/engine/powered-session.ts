import type { AwsSession } from '../../../main/aws/session.ts';
import type { Power } from './power.ts';

/** A session whose every call passes through the power of its process; `answered` is called at each answer. */
export function poweredSession(
  power: Power,
  session: AwsSession,
  answered: () => void,
): AwsSession {
  function call<Result>(name: string, effect: () => Promise<Result>): Promise<Result> {
    return power.through(`aws.${name}`, async () => {
      answered();
      return await effect();
    });
  }
  return {
    identity: () => call('identity', () => session.identity()),
    listKeys: (name) => call('listKeys', () => session.listKeys(name)),
    lastUsed: (id) => call(`lastUsed ${id}`, () => session.lastUsed(id)),
    createKey: (name) => call('createKey', () => session.createKey(name)),
    setStatus: (name, id, status) =>
      call(`setStatus ${id} ${status}`, () => session.setStatus(name, id, status)),
    deleteKey: (name, id) => call(`deleteKey ${id}`, () => session.deleteKey(name, id)),
    keyQuota: () => call('keyQuota', () => session.keyQuota()),
    mfaDevices: (name) => call('mfaDevices', () => session.mfaDevices(name)),
    startMfaSession: (serial, code) =>
      call('startMfaSession', () => session.startMfaSession(serial, code)),
    makeReport: () => call('makeReport', () => session.makeReport()),
    report: () => call('report', () => session.report()),
    end: () => {
      session.end();
    },
  };
}
