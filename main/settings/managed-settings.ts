import { Limits } from '../../shared/settings/due.ts';
import {
  isAllowedAccount,
  managedLimits,
  managedPolicy,
  type ManagedRules,
  type ManagedView,
} from '../../shared/settings/managed.ts';
import { FailureError, type Failure } from '../../shared/values/failure.ts';
import type { ManagedPolicyPath } from './managed-policy-path.ts';
import { readManagedPolicy } from './managed-policy.ts';
import type { AppSettings } from './settings.ts';

/** The organisation's rules, as they were read last. */
export type Managed = {
  /** Reads the file again; returns whether anything has changed. Never throws. */
  readAgain(): boolean;
  rules(): ManagedRules;
  /** For the window. */
  told(): { readonly view: ManagedView | undefined; readonly trouble: Failure | undefined };
  /** Throws ACCOUNT_NOT_ALLOWED. */
  requireAllowed(account: string): void;
  /** Whether Keyturn may update itself. */
  updatesAllowed(): boolean;
};

/** Reads the file once at the start. */
export function createManaged(place: ManagedPolicyPath): Managed {
  const { path } = place;
  let reading = readManagedPolicy(place);

  function rules(): ManagedRules {
    return reading.rules ?? {};
  }

  return {
    readAgain: () => {
      const before = JSON.stringify(reading);
      reading = readManagedPolicy(place);
      return JSON.stringify(reading) !== before;
    },
    rules,
    told: () => ({
      view: reading.rules === undefined ? undefined : { path, rules: reading.rules },
      trouble: reading.trouble,
    }),
    requireAllowed: (account) => {
      if (!isAllowedAccount(account, rules())) {
        throw new FailureError({ code: 'ACCOUNT_NOT_ALLOWED', path, account });
      }
    },
    updatesAllowed: () => rules().updates !== false,
  };
}

/** The person's settings within the organisation's rules. A change that they don't allow throws SET_BY_ORGANISATION. */
export function managedSettings(
  own: AppSettings,
  managed: Pick<Managed, 'rules'>,
  path: string,
): AppSettings {
  const policy = () => managedPolicy(own.policy(), managed.rules());
  const limits = () => managedLimits(own.limits(), managed.rules());

  function requireSame(wanted: object, allowed: object): void {
    const differs = Object.entries(wanted).some(
      ([name, value]) => Reflect.get(allowed, name) !== value,
    );
    if (differs) throw new FailureError({ code: 'SET_BY_ORGANISATION', path });
  }

  return {
    ...own,
    policy,
    limits,
    setPolicy: (change) => {
      requireSame(change, managedPolicy({ ...policy(), ...change }, managed.rules()));
      own.setPolicy(change);
    },
    setLimits: (change) => {
      // A change is checked against the limits in force, which the window shows, not against the stored ones.
      const next = { ...limits(), ...change };
      if (!Limits.safeParse(next).success) throw new FailureError({ code: 'BAD_REQUEST' });
      requireSame(change, managedLimits(next, managed.rules()));
      const goesWithOwn = Limits.safeParse({ ...own.limits(), ...change }).success;
      own.setLimits(goesWithOwn ? change : next);
    },
  };
}
