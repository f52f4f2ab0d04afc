import { z } from 'zod';
import { defined } from '../lib/defined.ts';
import { HOUR, DAY } from '../lib/time.ts';
import { unreachable } from '../lib/unreachable.ts';
import { Failure } from '../values/failure.ts';
import { Instant } from '../values/key-facts.ts';
import type { RotationView } from './rotation.ts';

const Version = z.string().min(1).max(64);

/** What a person has decided about updates, and what is stored of them. */
export const UpdateChoice = z.strictObject({
  /** Whether Keyturn checks once a day; undefined until a person was asked. */
  daily: z.boolean().optional(),
  /** When the server last answered. */
  checkedAt: Instant.optional(),
  /** The last installation that was begun, with both versions and the time, until the next check. */
  tried: z.strictObject({ version: Version, from: Version, at: Instant }).optional(),
});
export type UpdateChoice = z.infer<typeof UpdateChoice>;

/** Why an installation can't update itself. Each has words in `words/settings/updates.ts`. */
export const UpdateHindrance = z.enum(['runs from a folder', 'belongs to a package manager']);
export type UpdateHindrance = z.infer<typeof UpdateHindrance>;

/** How far an update has come. */
export type UpdatePhase =
  | { readonly phase: 'idle' }
  | { readonly phase: 'checking' }
  | { readonly phase: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly phase: 'ready'; readonly version: string; readonly isWanted: boolean }
  | { readonly phase: 'failed'; readonly failure: Failure; readonly at: number };

/** The facts that decide about updates. */
export type UpdateFacts = {
  readonly hindrance: UpdateHindrance | undefined;
  /** Whether the organisation's rules let Keyturn update itself. */
  readonly isAllowed: boolean;
  readonly choice: UpdateChoice;
  readonly phase: UpdatePhase;
  /** A rotation runs, or waits for an answer before it can finish. */
  readonly isRotating: boolean;
};

/** What the window and the tray show. */
export const UpdateView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('not available'), because: UpdateHindrance }),
  /** Forbidden by the organisation's rules. */
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

export const Updates = z.strictObject({
  /** Whether Keyturn checks once a day. */
  daily: z.boolean(),
  now: UpdateView,
});
export type Updates = z.infer<typeof Updates>;

/** The phase at the start of this version. If an installation was to replace it, that has failed. Pure. */
export function phaseAtStart({ tried }: UpdateChoice, running: string): UpdatePhase {
  return tried?.from === running
    ? { phase: 'failed', failure: { code: 'UPDATE_NOT_INSTALLED' }, at: tried.at }
    : { phase: 'idle' };
}

/** What stays stored without the last installation. Pure. */
export function withoutTried({ daily, checkedAt }: UpdateChoice): UpdateChoice {
  return {
    ...defined({ daily, checkedAt }),
  };
}

/** The view of updates. Pure. */
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

/** Whether a person may have the server asked now. Pure. */
export function mayCheck({ hindrance, isAllowed, phase }: UpdateFacts): boolean {
  const isFree = phase.phase === 'idle' || phase.phase === 'failed';
  return hindrance === undefined && isAllowed && isFree;
}

/**
 * Whether an automatic check is due: once a day where a person has agreed, an hour after a failure, and a day after a
 * failed installation, so that it isn't begun again at every exit. A clock that was set back doesn't delay it. Pure.
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

/** Whether the downloaded update may replace this version when Keyturn exits. Pure. */
export function mayInstall({ hindrance, isAllowed, phase, isRotating }: UpdateFacts): boolean {
  return hindrance === undefined && isAllowed && phase.phase === 'ready' && !isRotating;
}

/** Whether Keyturn has to exit now for the update that a person wants. Pure. */
export function quitsForUpdate(facts: UpdateFacts): boolean {
  return mayInstall(facts) && facts.phase.phase === 'ready' && facts.phase.isWanted;
}

const inTheMiddle: ReadonlySet<RotationView['state']> = new Set([
  'working',
  'rolling back',
  'undoing',
  'waiting for an answer',
]);

/**
 * Whether one of these can't be interrupted. One that needs a decision, or whose old key waits for deletion, can. Pure.
 */
export function anyInTheMiddle(rotations: readonly Pick<RotationView, 'state'>[]): boolean {
  return rotations.some(({ state }) => inTheMiddle.has(state));
}
