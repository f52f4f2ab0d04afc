import { z } from 'zod';
import { defined } from '../lib/defined.ts';
import { HOUR, DAY } from '../lib/time.ts';
import { unreachable } from '../lib/unreachable.ts';
import { Failure } from '../values/failure.ts';
import { Instant } from '../values/key-facts.ts';
import type { RotationView } from './rotation.ts';

const Version = z.string().min(1).max(64);

/** What a person has decided about updates, and what Keyturn has to remember of them. */
export const UpdateChoice = z.strictObject({
  /** Whether Keyturn looks once a day; undefined: nobody was asked yet. */
  daily: z.boolean().optional(),
  /** When the server last answered. */
  checkedAt: Instant.optional(),
  /** The installation that was begun last, by which version and when, until a newer one is looked for. */
  tried: z.strictObject({ version: Version, from: Version, at: Instant }).optional(),
});
export type UpdateChoice = z.infer<typeof UpdateChoice>;

/** Why an installation can't update itself. Each has words in `words/updates.ts`. */
export const UpdateHindrance = z.enum(['runs from a folder', 'belongs to a package manager']);
export type UpdateHindrance = z.infer<typeof UpdateHindrance>;

/** How far an update has come. */
export type UpdatePhase =
  | { readonly phase: 'idle' }
  | { readonly phase: 'checking' }
  | { readonly phase: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly phase: 'ready'; readonly version: string; readonly isWanted: boolean }
  | { readonly phase: 'failed'; readonly failure: Failure; readonly at: number };

/** What everything about updates is decided from. */
export type UpdateFacts = {
  readonly hindrance: UpdateHindrance | undefined;
  /** Whether the policy of whoever manages this computer lets Keyturn update itself. */
  readonly isAllowed: boolean;
  readonly choice: UpdateChoice;
  readonly phase: UpdatePhase;
  /** A rotation runs, or waits for an answer in its middle. */
  readonly isRotating: boolean;
};

/** What the window and the tray show. */
export const UpdateView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('not available'), because: UpdateHindrance }),
  /** Off by policy: nobody here can switch it on. */
  z.strictObject({ state: z.literal('not allowed') }),
  z.strictObject({ state: z.literal('not asked'), checkedAt: Instant.optional() }),
  z.strictObject({ state: z.literal('off'), checkedAt: Instant.optional() }),
  z.strictObject({ state: z.literal('none'), checkedAt: Instant.optional() }),
  z.strictObject({ state: z.literal('checking') }),
  z.strictObject({
    state: z.literal('downloading'),
    version: Version,
    percent: z.number().int().min(0).max(100),
  }),
  z.strictObject({ state: z.literal('ready'), version: Version }),
  /** A person wants it now; it waits for the end of a rotation. */
  z.strictObject({ state: z.literal('deferred'), version: Version }),
  z.strictObject({ state: z.literal('failed'), failure: Failure, at: Instant }),
]);
export type UpdateView = z.infer<typeof UpdateView>;

/** What the snapshot holds of updates. */
export const Updates = z.strictObject({
  /** Whether Keyturn looks once a day. */
  daily: z.boolean(),
  now: UpdateView,
});
export type Updates = z.infer<typeof Updates>;

/** How far an update has come when this version starts: one that was to take its place has not, where it still runs. Pure. */
export function phaseAtStart({ tried }: UpdateChoice, running: string): UpdatePhase {
  return tried?.from === running
    ? { phase: 'failed', failure: { code: 'UPDATE_NOT_INSTALLED' }, at: tried.at }
    : { phase: 'idle' };
}

/** What to remember once the last installation is of no interest any more. Pure. */
export function withoutTried({ daily, checkedAt }: UpdateChoice): UpdateChoice {
  return {
    ...defined({ daily, checkedAt }),
  };
}

/** What there is to show of updates. Pure. */
export function updateView(facts: UpdateFacts): UpdateView {
  const { hindrance, isAllowed, choice, phase, isRotating } = facts;
  if (hindrance !== undefined) return { state: 'not available', because: hindrance };
  if (!isAllowed) return { state: 'not allowed' };
  switch (phase.phase) {
    case 'idle':
      return restingView(choice);
    case 'checking':
      return { state: 'checking' };
    case 'downloading':
      return { state: 'downloading', version: phase.version, percent: phase.percent };
    case 'ready':
      return {
        state: phase.isWanted && isRotating ? 'deferred' : 'ready',
        version: phase.version,
      };
    case 'failed':
      return { state: 'failed', failure: phase.failure, at: phase.at };
    default:
      return unreachable(phase);
  }
}

function restingView({ daily, checkedAt }: UpdateChoice): UpdateView {
  const checked = defined({ checkedAt });
  if (daily === undefined) return { state: 'not asked', ...checked };
  return { state: daily ? 'none' : 'off', ...checked };
}

/** Whether the server may be asked now because a person wants it. Pure. */
export function mayCheck({ hindrance, isAllowed, phase }: UpdateFacts): boolean {
  const isFree = phase.phase === 'idle' || phase.phase === 'failed';
  return hindrance === undefined && isAllowed && isFree;
}

/**
 * Whether it is time to ask the server unasked: once a day where a person has agreed, and after a failure an hour
 * later; a day later after an installation that failed, so that it is not begun anew at every end. A clock that was put back does not put it off. Pure.
 */
export function isCheckDue(facts: UpdateFacts, now: number): boolean {
  const { choice, phase } = facts;
  if (choice.daily !== true || !mayCheck(facts)) return false;
  const last =
    phase.phase === 'failed'
      ? { at: phase.at, every: phase.failure.code === 'UPDATE_NOT_INSTALLED' ? DAY : HOUR }
      : { at: choice.checkedAt, every: DAY };
  return last.at === undefined || last.at > now || now - last.at >= last.every;
}

/** Whether the update that is ready may take the place of this version, now that Keyturn ends. Pure. */
export function mayInstall({ hindrance, isAllowed, phase, isRotating }: UpdateFacts): boolean {
  return hindrance === undefined && isAllowed && phase.phase === 'ready' && !isRotating;
}

/** Whether Keyturn is to end now, for the update that a person wants. Pure. */
export function quitsForUpdate(facts: UpdateFacts): boolean {
  return mayInstall(facts) && facts.phase.phase === 'ready' && facts.phase.isWanted;
}

const inTheMiddle: ReadonlySet<RotationView['state']> = new Set([
  'working',
  'rolling back',
  'undoing',
  'waiting for an answer',
]);

/** Whether any of these is in its middle. One that is open, or whose old key waits for its end, can rest. Pure. */
export function anyInTheMiddle(rotations: readonly Pick<RotationView, 'state'>[]): boolean {
  return rotations.some(({ state }) => inTheMiddle.has(state));
}
