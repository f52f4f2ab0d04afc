import type { Call } from './call.ts';
import { isKind } from './effects.ts';
import type { Behaviour, Effect, LagSpan, Moment } from './effects.ts';
import type { Key } from './model.ts';

/** Takes something back; doing so twice is harmless. */
export type Clearable = { readonly clear: () => void };

/** The behaviours in force. */
export type Behaviours = ReturnType<typeof createBehaviours>;

type Active = {
  readonly behaviour: Behaviour;
  /** How many keys CreateAccessKey had made when this was set: later ones are new to it. */
  readonly issuedBefore: number;
  readonly cleared: Promise<void>;
  readonly release: () => void;
  /** How often each key met lag or flapping, on each service. */
  readonly met: Map<string, number>;
  toSkip: number;
  left: number;
};

type Caller = Pick<Call, 'action' | 'service' | 'authorization'>;

/** No behaviours yet; `issuedCount` tells how many keys were made by CreateAccessKey so far. */
export function createBehaviours(issuedCount: () => number) {
  const inForce = new Set<Active>();

  function add(behaviour: Behaviour): Clearable {
    let release = () => {};
    const cleared = new Promise<void>((resolve) => {
      release = resolve;
    });
    const active: Active = {
      behaviour,
      issuedBefore: issuedCount(),
      cleared,
      release,
      met: new Map(),
      toSkip: behaviour.skip ?? 0,
      left: behaviour.times ?? Number.POSITIVE_INFINITY,
    };
    inForce.add(active);
    return { clear: () => remove(active) };
  }

  function remove(active: Active): void {
    inForce.delete(active);
    active.release();
  }

  function clear(): void {
    for (const active of inForce) remove(active);
  }

  /** The first behaviour of this kind that meets the request; it counts as used. */
  function take<Kind extends Effect['kind']>(kind: Kind, call: Caller, moment?: Moment) {
    for (const active of inForce) {
      const { behaviour } = active;
      if (!isKind(behaviour, kind) || !matches(behaviour, call)) continue;
      if (moment !== undefined && 'moment' in behaviour && behaviour.moment !== moment) continue;
      if (use(active)) return { effect: behaviour, cleared: active.cleared };
    }
    return undefined;
  }

  /** Whether AWS acts as if it did not know this key yet; `machineTime` in milliseconds. */
  function hidesKey(call: Caller, key: Key, machineTime: number): boolean {
    for (const active of inForce) {
      if (!matches(active.behaviour, call) || !meetsKey(active, key)) continue;
      if (refuses(active, call, key, machineTime) && use(active)) return true;
    }
    return false;
  }

  return { add, clear, take, hidesKey };
}

function matches({ action, service, signedBy }: Behaviour, call: Caller): boolean {
  if (action !== undefined && action !== call.action) return false;
  if (service !== undefined && service !== call.service) return false;
  return signedBy === undefined || signedBy === call.authorization?.keyId;
}

function meetsKey({ behaviour, issuedBefore }: Active, key: Key): boolean {
  return behaviour.signedBy === key.id || (key.issue?.number ?? 0) > issuedBefore;
}

function use(active: Active): boolean {
  if (active.left <= 0) return false;
  if (active.toSkip > 0) {
    active.toSkip -= 1;
    return false;
  }
  active.left -= 1;
  return true;
}

function refuses(active: Active, call: Caller, key: Key, machineTime: number): boolean {
  const { behaviour, met } = active;
  if (!isKind(behaviour, 'lag') && !isKind(behaviour, 'flap')) return false;
  const place = `${call.service} ${key.id}`;
  const turn = met.get(place) ?? 0;
  met.set(place, turn + 1);
  if (behaviour.kind === 'flap') return behaviour.pattern[turn] === 'refuse';
  return isLagging(behaviour.span, turn, machineTime - (key.issue?.at ?? 0));
}

function isLagging(span: LagSpan, turn: number, age: number): boolean {
  if (span === 'for ever') return true;
  return 'seconds' in span ? age < span.seconds * 1000 : turn < span.requests;
}
