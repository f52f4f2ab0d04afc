import type { Key, KeyStatus, Keys } from '../keys.ts';
import type { Call } from '../requests/call.ts';
import type { User } from '../users.ts';
import type { Behaviours } from './behaviour.ts';
import type { Sight } from './effects.ts';

/** The keys as one request sees them: as they are, or as they were while AWS lags behind. */
export type KeySight = ReturnType<typeof createKeySight>;

/** What a request sees; `machineTime` in milliseconds. */
export function createKeySight(
  keys: Keys,
  {
    behaviours,
    call,
    machineTime,
  }: {
    readonly behaviours: Behaviours;
    readonly call: Call;
    readonly machineTime: number;
  },
) {
  function isThere({ id, removal }: Key, seenBy: Sight): boolean {
    if (removal === undefined) return true;
    const unseen = { of: 'delete', seenBy, keyId: id, change: removal } as const;
    return behaviours.hidesChange(call, unseen, machineTime);
  }

  function isMissing({ id, issue }: Key): boolean {
    if (issue === undefined) return false;
    const unseen = { of: 'list', seenBy: 'list', keyId: id, change: issue } as const;
    return behaviours.hidesChange(call, unseen, machineTime);
  }

  // Changes become visible in order, so the first invisible one hides all later ones.
  function statusOf({ id, status, statusChanges }: Key, seenBy: Sight): KeyStatus {
    const unseen = statusChanges.find((change) =>
      behaviours.hidesChange(call, { of: 'update', seenBy, keyId: id, change }, machineTime),
    );
    return unseen?.from ?? status;
  }

  function signing(id: string): Key | undefined {
    const key = keys.findEver(id);
    if (key === undefined || !isThere(key, 'sign-in')) return undefined;
    return { ...key, status: statusOf(key, 'sign-in') };
  }

  function listed(owner: User): readonly Key[] {
    const visible = keys.everOf(owner).filter((key) => isThere(key, 'list') && !isMissing(key));
    return visible.map((key) => ({ ...key, status: statusOf(key, 'list') }));
  }

  return { signing, listed };
}
