import { z } from 'zod';
import { HOUR, DAY } from '../lib/time.ts';
import { Failure } from '../values/failure.ts';
import { Instant } from '../values/key-facts.ts';
import { mostFailures } from '../values/most-failures.ts';
import type { UsedElsewhere } from './rotation.ts';

/** What is stored about a key that rotates automatically. Times are AWS's, except `since`. */
export const AutomaticChoice = z.strictObject({
  /** When a person switched it on, by this computer's clock. */
  since: Instant,
  /** When a person was notified that it rotates tomorrow. */
  toldAt: Instant.optional(),
  /** Failed tries. A running one counts until it has succeeded, so that a crash can't lose it. */
  failures: z.number().int().min(0).max(99),
  /** When the last try began. */
  triedAt: Instant.optional(),
  /** The rotation that runs, or whose end was not reported yet. */
  trying: z.string().max(64).optional(),
  /**
   * The computer on which it was switched on. A copy of that computer has the same settings and key, and would rotate,
   * too.
   */
  computer: z.string().max(256).optional(),
  /** No more tries until a person switches it on again. */
  stoppedBecause: Failure.optional(),
});
export type AutomaticChoice = z.infer<typeof AutomaticChoice>;

/** Why a key can't rotate automatically, or not now. Each has words in `words/settings/automatic.ts`. */
export const Hindrance = z.enum([
  'set by your organisation',
  'can never rotate',
  'not answered',
  'also elsewhere',
  'needs MFA',
  'endpoint not confirmed',
  'other computer',
  'two keys',
  'user is busy',
]);
export type Hindrance = z.infer<typeof Hindrance>;

/** The facts that decide about one key. */
export type AutomaticFacts = {
  readonly choice: AutomaticChoice | undefined;
  readonly usedElsewhere: UsedElsewhere | undefined;
  readonly needsMfa: boolean;
  /** Its requests go to hosts other than AWS's, and a person has not agreed to that yet. */
  readonly mustConfirmEndpoint: boolean;
  /** It was switched on on another computer. */
  readonly isFromOtherComputer: boolean;
  readonly standing: 'rotate' | 'not now' | 'never';
  /** When the key becomes due, by AWS's clock; undefined where its age is not known. */
  readonly dueAt: number | undefined;
  /** How long after that it rotates, in ms; less than an hour. */
  readonly jitter: number;
  /** Another rotation of this user runs, needs a decision, or waits for a person. */
  readonly isUserBusy: boolean;
  readonly keysOfUser: number;
  /** Whether the organisation's rules allow automatic rotation. */
  readonly isAllowed: boolean;
  /** AWS's time; undefined where AWS has not answered lately, which counts as offline. */
  readonly now: number | undefined;
};

/** What to do about one key now. */
export type AutomaticDecision =
  | { readonly decide: 'off'; readonly hindrance: Hindrance | undefined }
  | { readonly decide: 'not allowed'; readonly because: Hindrance }
  | { readonly decide: 'trying' }
  | {
      readonly decide: 'wait until';
      /** When the next thing is due, and when the key rotates; undefined while unknown. */
      readonly at: number | undefined;
      readonly rotatesAt: number | undefined;
      readonly isTold: boolean;
    }
  | { readonly decide: 'tell'; readonly rotatesAt: number }
  | { readonly decide: 'rotate' }
  | { readonly decide: 'stopped'; readonly because: Failure };

/** In ms. A notification older than `told` is assumed forgotten; `between` tries, the cause of a failure can pass. */
const spans = { told: 7 * DAY, between: 6 * HOUR } as const;

/** Why this key can't rotate automatically, now or later. Pure. */
export function lastingHindrance(
  facts: Pick<
    AutomaticFacts,
    'usedElsewhere' | 'needsMfa' | 'mustConfirmEndpoint' | 'standing' | 'isAllowed'
  >,
): Hindrance | undefined {
  if (!facts.isAllowed) return 'set by your organisation';
  if (facts.standing === 'never') return 'can never rotate';
  if (facts.usedElsewhere === undefined) return 'not answered';
  if (facts.usedElsewhere === 'also elsewhere') return 'also elsewhere';
  if (facts.mustConfirmEndpoint) return 'endpoint not confirmed';
  return facts.needsMfa ? 'needs MFA' : undefined;
}

/** What to do about a key for which a person may have switched on automatic rotation. Pure. */
export function decideAutomatic(facts: AutomaticFacts): AutomaticDecision {
  const { choice } = facts;
  const lasting = lastingHindrance(facts);
  if (choice === undefined) return { decide: 'off', hindrance: lasting };
  if (choice.trying !== undefined) return { decide: 'trying' };
  if (lasting !== undefined) return { decide: 'not allowed', because: lasting };
  if (facts.isFromOtherComputer) return { decide: 'not allowed', because: 'other computer' };
  const { stoppedBecause } = choice;
  if (stoppedBecause !== undefined) return { decide: 'stopped', because: stoppedBecause };
  if (choice.failures >= mostFailures) {
    return { decide: 'stopped', because: { code: 'INTERRUPTED' } };
  }
  if (facts.isUserBusy) return { decide: 'not allowed', because: 'user is busy' };
  // A rotation would ask which of them to delete, and only a person can decide that.
  if (facts.keysOfUser > 1) return { decide: 'not allowed', because: 'two keys' };
  return planned(facts, choice);
}

function planned(facts: AutomaticFacts, choice: AutomaticChoice): AutomaticDecision {
  const { dueAt, jitter, now, standing } = facts;
  if (dueAt === undefined) {
    return { decide: 'wait until', at: undefined, rotatesAt: undefined, isTold: false };
  }
  const tellAt = dueAt + jitter - DAY;
  const notBefore = Math.max(dueAt + jitter, afterFailure(choice));
  if (!isTold(choice, tellAt, now)) {
    const rotatesAt = Math.max(notBefore, (now ?? tellAt) + DAY);
    return now !== undefined && now >= tellAt && standing === 'rotate'
      ? { decide: 'tell', rotatesAt }
      : { decide: 'wait until', at: tellAt, rotatesAt, isTold: false };
  }
  const rotatesAt = Math.max(notBefore, (choice.toldAt ?? 0) + DAY);
  return now !== undefined && now >= rotatesAt && standing === 'rotate'
    ? { decide: 'rotate' }
    : { decide: 'wait until', at: rotatesAt, rotatesAt, isTold: true };
}

function afterFailure({ triedAt }: AutomaticChoice): number {
  return triedAt === undefined ? 0 : triedAt + spans.between;
}

/** Whether a person was notified of this rotation: not of an earlier date, and not too long ago. */
function isTold({ toldAt }: AutomaticChoice, tellAt: number, now: number | undefined): boolean {
  if (toldAt === undefined || toldAt < tellAt) return false;
  return now === undefined || (toldAt <= now && now - toldAt <= spans.told);
}

/** From 0 up to an hour, in ms: constant for a key and the moment at which it is due. Pure. */
export function automaticJitter(keyId: string, dueAt: number): number {
  // FNV-1a: it spreads the values; no secrecy is needed.
  let hash = 0x811c9dc5;
  for (const character of `${keyId} ${String(dueAt)}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return Math.floor(((hash >>> 0) / 2 ** 32) * HOUR);
}

/** What the window shows of a key that may rotate automatically. */
export const AutomaticView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off'), hindrance: Hindrance.optional() }),
  z.strictObject({
    state: z.literal('on'),
    since: Instant,
    /** When it rotates; undefined before the age of the key is known. */
    at: Instant.optional(),
    /** A person was notified that it happens within a day. */
    told: z.boolean(),
  }),
  z.strictObject({ state: z.literal('working'), since: Instant }),
  z.strictObject({ state: z.literal('paused'), since: Instant, because: Hindrance }),
  z.strictObject({
    state: z.literal('stopped'),
    since: Instant,
    because: Failure,
    failures: z.number().int(),
  }),
]);
export type AutomaticView = z.infer<typeof AutomaticView>;
