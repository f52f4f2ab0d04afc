import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import { newSecretAccessKey } from './identity.ts';
import type { KeyStatus } from './keys.ts';
import type { NewMfaDevice } from './mfa-devices.ts';
import { createModel } from './model.ts';
import type { Model } from './model.ts';
import { createRequestLog } from './requests/request-log.ts';
import type { LoggedRequest, RequestListener } from './requests/request-log.ts';
import { createResponder } from './requests/respond.ts';
import { listen } from './requests/server.ts';
import { timeStep, totp } from './requests/totp.ts';
import { createBehaviours } from './rules/behaviour.ts';
import type { Clearable } from './rules/behaviour.ts';
import type { Behaviour } from './rules/effects.ts';
import type { PolicyDocument } from './rules/policy.ts';
import type { Denial } from './rules/rights.ts';
import type { NewRootUser, NewUser, User } from './users.ts';

export type { Clearable } from './rules/behaviour.ts';
export type { Behaviour } from './rules/effects.ts';
export type { KeyStatus } from './keys.ts';
export type { NewMfaDevice } from './mfa-devices.ts';
export type { PolicyDocument, PolicyStatement } from './rules/policy.ts';
export { describeRequest } from './requests/request-log.ts';
export { notEnabled, stsOff } from './rules/region-behaviours.ts';
export type { LoggedRequest } from './requests/request-log.ts';
export type { Denial } from './rules/rights.ts';
export {
  allowOwnKeys,
  allowOwnDevices,
  allowWithMfa,
  denyWithoutMfa,
  quarantineOf,
} from './rules/sample-policies.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The options of a double: its port (a free one by default), the machine's clock (ms), and the secrets it issues. */
export type AwsDoubleOptions = {
  readonly port?: number;
  readonly now?: () => number;
  readonly newSecret?: () => string;
};

/** A request that a key signed before the test began. */
export type EarlierUse = {
  readonly daysAgo: number;
  readonly service: string;
  readonly region: string;
};

/** What a test may choose about a key. */
export type KeyChoice = {
  readonly createdDaysAgo?: number;
  readonly status?: KeyStatus;
  readonly id?: string;
  readonly secret?: string;
  readonly lastUsed?: EarlierUse;
};

/** A key as its owner has it. */
export type IssuedKey = {
  readonly id: AccessKeyId;
  readonly secret: string;
  readonly createDate: Date;
};

/** A key as AWS lists it. */
export type KeyState = {
  readonly id: AccessKeyId;
  readonly status: KeyStatus;
  readonly createDate: Date;
};

/** An MFA device as its owner has it. */
export type DoubleMfaDevice = {
  readonly serial: string;
  /** In base 32, as an authenticator app takes it. */
  readonly seed: string;
  /** Its six digits, for now by AWS's clock or for another moment (ms). AWS accepts none for a security key. */
  readonly codeAt: (milliseconds?: number) => string;
};

/** A user on the double. */
export type DoubleUser = User & {
  /** Gives the user a key; the limit of two keys is not enforced. */
  readonly addKey: (choice?: KeyChoice) => IssuedKey;
  /** Denies a permission; otherwise users have all of them. */
  readonly deny: (denial: Denial) => Clearable;
  /** After the first one, only what policies allow is allowed; throws for a root user. */
  readonly attachPolicy: (document: PolicyDocument) => Clearable;
  /** Named after the user if no name is given; throws if that name exists. */
  readonly addMfaDevice: (choice?: NewMfaDevice) => DoubleMfaDevice;
};

/** A running stand-in of STS and IAM. */
export type AwsDouble = {
  /** What `AWS_ENDPOINT_URL` is set to. */
  readonly url: string;
  readonly addUser: (user: NewUser) => DoubleUser;
  readonly addRootUser: (user: NewRootUser) => DoubleUser;
  readonly keysOf: (user: Pick<User, 'userId'>) => readonly KeyState[];
  /** A change by another person, such as in the console. */
  readonly setKeyStatus: (id: string, status: KeyStatus) => void;
  readonly removeKey: (id: string) => void;
  readonly behave: (behaviour: Behaviour) => Clearable;
  readonly clearBehaviours: () => void;
  /** Sets AWS's clock this many milliseconds ahead of the machine's (behind: negative). */
  readonly setClockOffset: (milliseconds: number) => void;
  /** The secret of a long-term key that exists; throws for any other. */
  readonly secretOf: (id: string) => string;
  /** Every secret, session token and MFA seed that this double has issued, for searches. */
  readonly issuedSecrets: () => readonly string[];
  /** How many keys a user may have; two by default. A test may give a user more. */
  readonly setKeyQuota: (quota: number) => void;
  /** How often GenerateCredentialReport reports that it is not done yet, from now on; once by default. */
  readonly makeReportsSlow: (calls: number) => void;
  readonly log: readonly LoggedRequest[];
  readonly clearLog: () => void;
  /** Calls the listener right before each answer is sent; returns how to stop. */
  readonly onRequest: (listener: RequestListener) => () => void;
  /** The first matching request, past or future; rejects after the time limit. */
  readonly waitForRequest: (
    wanted: (request: LoggedRequest) => boolean,
    timeoutMs: number,
  ) => Promise<LoggedRequest>;
  /** Closes the server and every connection. */
  readonly close: () => Promise<void>;
};

/** Starts a double on 127.0.0.1, with no users. */
export async function startAwsDouble(options: AwsDoubleOptions = {}): Promise<AwsDouble> {
  const { port = 0, now: machineTime = Date.now, newSecret = newSecretAccessKey } = options;
  let clockOffset = 0;
  const awsTime = () => machineTime() + clockOffset;
  // Older than any key that a test may want.
  const longAgo = () => awsTime() - 2000 * DAY;
  const model = createModel(newSecret);
  const behaviours = createBehaviours(model.keys.changeCount);
  const log = createRequestLog();
  const respond = createResponder({ model, behaviours, log, awsTime, machineTime });
  const server = await listen(port, respond);
  return {
    url: `http://127.0.0.1:${server.port}`,
    addUser: (user) => withMethods(model.users.add(user, longAgo()), model, awsTime),
    addRootUser: (user) => withMethods(model.users.addRoot(user, longAgo()), model, awsTime),
    keysOf: (user) =>
      model.keys.of(user).map(({ id, status, createDate }) => {
        return { id, status, createDate: new Date(createDate) };
      }),
    setKeyStatus: model.keys.setStatus,
    removeKey: (id) => void model.keys.drop(id),
    behave: behaviours.add,
    clearBehaviours: behaviours.clear,
    setClockOffset: (milliseconds) => {
      clockOffset = milliseconds;
    },
    secretOf: model.keys.secretOf,
    issuedSecrets: model.secrets,
    setKeyQuota: model.setKeyQuota,
    makeReportsSlow: model.reports.makeSlow,
    log: log.entries,
    clearLog: log.clear,
    onRequest: log.onRequest,
    waitForRequest: log.waitForRequest,
    close: () => {
      behaviours.clear();
      return server.close();
    },
  };
}

function withMethods(user: User, model: Model, awsTime: () => number): DoubleUser {
  function addKey({ createdDaysAgo = 0, lastUsed, ...wanted }: KeyChoice = {}): IssuedKey {
    const createDate = awsTime() - createdDaysAgo * DAY;
    const lastUse = lastUsed && { ...lastUsed, date: awsTime() - lastUsed.daysAgo * DAY };
    const { id, secret } = model.keys.add(user, { ...wanted, createDate, lastUse });
    return { id, secret, createDate: new Date(createDate) };
  }
  function addMfaDevice(choice: NewMfaDevice = {}): DoubleMfaDevice {
    const { serial, seed } = model.devices.add(user, choice, awsTime());
    return { serial, seed, codeAt: (moment = awsTime()) => totp(seed, timeStep(moment)) };
  }
  return {
    ...user,
    addKey,
    addMfaDevice,
    deny: (denial) => ({ clear: model.rights.deny(user, denial) }),
    attachPolicy: (document) => ({ clear: model.rights.attach(user, document) }),
  };
}
