import type { Change } from '../keys.ts';
import type { Call } from '../requests/call.ts';
import { isKind } from './effects.ts';
import type { Behaviour, Effect, Lag, LagSpan, Moment, Sight } from './effects.ts';

/** Cancels something; a second call is harmless. */
export type Clearable = { readonly clear: () => void };

/** The active behaviours. */
export type Behaviours = ReturnType<typeof createBehaviours>;

type ActiveBehaviour = {
  readonly behaviour: Behaviour;
  /** How many changes of keys there had been when this was set: it applies to later ones. */
  readonly changesBefore: number;
  readonly cleared: Promise<void>;
  readonly release: () => void;
  /** How often lag or flapping was applied, by key and service. */
  readonly met: Map<string, number>;
  toSkip: number;
  left: number;
};

type SigningKey = { readonly id: string; readonly issue: Change | undefined };
type Caller = Pick<Call, 'action' | 'service' | 'authorization'>;

/** A change of a key that may not be visible yet. */
export type HiddenChange = {
  readonly of: NonNullable<Lag['of']>;
  readonly seenBy: Sight;
  readonly keyId: string;
  readonly change: Change;
};

/** No behaviours yet; `changeCount` gives how many changes of keys requests have made so far. */
export function createBehaviours(changeCount: () => number) {
  const inForce = new Set<ActiveBehaviour>();

  function add(behaviour: Behaviour): Clearable {
    let release = () => {};
    const cleared = new Promise<void>((resolve) => {
      release = resolve;
    });
    const active: ActiveBehaviour = {
      behaviour,
      changesBefore: changeCount(),
      cleared,
      release,
      met: new Map(),
      toSkip: behaviour.skip ?? 0,
      left: behaviour.times ?? Number.POSITIVE_INFINITY,
    };
    inForce.add(active);
    return { clear: () => remove(active) };
  }

  function remove(active: ActiveBehaviour): void {
    inForce.delete(active);
    active.release();
  }

  function clear(): void {
    for (const active of inForce) remove(active);
  }

  /** The first behaviour of this kind that applies to the request; it counts as used. */
  function take<Kind extends Effect['kind']>(kind: Kind, call: Caller, moment?: Moment) {
    for (const active of inForce) {
      const { behaviour } = active;
      if (!isKind(behaviour, kind) || !matches(behaviour, call)) continue;
      if (moment !== undefined && 'moment' in behaviour && behaviour.moment !== moment) continue;
      if (use(active)) return { effect: behaviour, cleared: active.cleared };
    }
    return undefined;
  }

  /** Whether AWS acts as if it did not know the signing key yet; `machineTime` in milliseconds. */
  function hidesKey(call: Caller, key: SigningKey, machineTime: number): boolean {
    for (const active of inForce) {
      if (!matches(active.behaviour, call) || !meetsKey(active, key)) continue;
      if (refuses(active, call, key, machineTime) && use(active)) return true;
    }
    return false;
  }

  /** Whether the request still sees the state before the change; `machineTime` in milliseconds. */
  function hidesChange(call: Caller, unseen: HiddenChange, machineTime: number): boolean {
    const { of, seenBy, keyId, change } = unseen;
    for (const active of inForce) {
      const { behaviour } = active;
      if (!isKind(behaviour, 'lag') || behaviour.of !== of || !matches(behaviour, call)) continue;
      if ('seenBy' in behaviour && behaviour.seenBy !== seenBy) continue;
      if (change.number <= active.changesBefore) continue;
      const turn = nextTurn(active, `${call.service} ${keyId} ${change.number} ${seenBy}`);
      if (isLagging(behaviour.span, turn, machineTime - change.at) && use(active)) return true;
    }
    return false;
  }

  return { add, clear, take, hidesKey, hidesChange };
}

function matches({ action, service, signedBy, region }: Behaviour, call: Caller): boolean {
  if (action !== undefined && action !== call.action) return false;
  if (service !== undefined && service !== call.service) return false;
  if (region !== undefined && region !== call.authorization?.region) return false;
  return signedBy === undefined || signedBy === call.authorization?.keyId;
}

function meetsKey({ behaviour, changesBefore }: ActiveBehaviour, key: SigningKey): boolean {
  return behaviour.signedBy === key.id || (key.issue?.number ?? 0) > changesBefore;
}

function use(active: ActiveBehaviour): boolean {
  if (active.left <= 0) return false;
  if (active.toSkip > 0) {
    active.toSkip -= 1;
    return false;
  }
  active.left -= 1;
  return true;
}

function refuses(
  active: ActiveBehaviour,
  call: Caller,
  { id, issue }: SigningKey,
  machineTime: number,
): boolean {
  const { behaviour } = active;
  if (!isKind(behaviour, 'lag') && !isKind(behaviour, 'flap')) return false;
  if (behaviour.kind === 'lag' && (behaviour.of ?? 'sign-in') !== 'sign-in') return false;
  const turn = nextTurn(active, `${call.service} ${id}`);
  if (behaviour.kind === 'flap') return behaviour.pattern[turn] === 'refuse';
  return isLagging(behaviour.span, turn, machineTime - (issue?.at ?? 0));
}

function nextTurn({ met }: ActiveBehaviour, place: string): number {
  const turn = met.get(place) ?? 0;
  met.set(place, turn + 1);
  return turn;
}

function isLagging(span: LagSpan, turn: number, age: number): boolean {
  if (span === 'for ever') return true;
  return 'seconds' in span ? age < span.seconds * 1000 : turn < span.requests;
}
