import type { LoggedRequest } from '../aws-double/index.ts';
import type { TimedRequest } from '../rotation-process/round-trips.ts';

/** One call to AWS, for any keys. */
export type HandCall = {
  readonly action: string;
  readonly signedBy: 'old key' | 'new key';
  /** Its parameters, with placeholders for the IDs of the two keys. */
  readonly params: Readonly<Record<string, string>>;
};

/** Calls in order; those of a group are sent in parallel. */
export type HandCalls = readonly (readonly HandCall[])[];

/** The two keys of a rotation. */
export type TwoKeys = { readonly oldKey: string; readonly newKey: string };

/** The calls of a rotation, so that they can be repeated for another key. */
export function callsOf(groups: readonly (readonly TimedRequest[])[], keys: TwoKeys): HandCalls {
  return groups.map((group) =>
    group
      .toSorted((one, other) => one.request.sequence - other.request.sequence)
      .map(({ request }) => callOf(request, keys)),
  );
}

function callOf({ action, signedBy, params }: LoggedRequest, keys: TwoKeys): HandCall {
  const named = Object.entries(params)
    .filter(([name]) => name !== 'Action' && name !== 'Version' && name !== 'UserName')
    .map(([name, value]) => [name, nameOf(value, keys)]);
  return {
    action,
    signedBy: signedBy === keys.newKey ? 'new key' : 'old key',
    params: Object.fromEntries(named),
  };
}

function nameOf(value: string, { oldKey, newKey }: TwoKeys): string {
  if (value === oldKey) return 'old key';
  return value === newKey ? 'new key' : value;
}
