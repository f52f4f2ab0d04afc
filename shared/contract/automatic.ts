import { z } from 'zod';
import { HOUR, DAY } from '../lib/time.ts';
import { Failure } from '../values/failure.ts';
import { Instant } from '../values/key-facts.ts';
import { mostFailures } from '../values/most-failures.ts';
import type { UsedElsewhere } from './rotation.ts';

/** What is kept of a key that rotates by itself. Times but `since` are AWS's. */
export const AutomaticChoice = z.strictObject({
  /** When a person switched it on, by this computer's clock. */
  since: Instant,
  /** When a person was told that it rotates tomorrow. */
  toldAt: Instant.optional(),
  /** Tries that have failed; one that runs counts until it has succeeded, so that a crash can't lose it. */
  failures: z.number().int().min(0).max(99),
  /** When the last try began. */
  triedAt: Instant.optional(),
  /** The rotation that runs, or whose end nobody was told of. */
  trying: z.string().max(64).optional(),
  /** Where a person switched it on. A copy of that computer has the settings, and uses the key, too. */
  computer: z.string().max(256).optional(),
  /** Nothing more is tried until a person switches it on anew. */
  stoppedBecause: Failure.optional(),
});
export type AutomaticChoice = z.infer<typeof AutomaticChoice>;

/** Why a key can't rotate by itself, or not now. Each has words in `words/automatic.ts`. */
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

/** What the decision about one key is made from. */
export type AutomaticFacts = {
  readonly choice: AutomaticChoice | undefined;
  readonly usedElsewhere: UsedElsewhere | undefined;
  readonly needsMfa: boolean;
  /** Its requests go elsewhere than to AWS, and a person has not said yet that they may. */
  readonly mustConfirmEndpoint: boolean;
  /** It was switched on on another computer than this one. */
  readonly isFromOtherComputer: boolean;
  readonly standing: 'rotate' | 'not now' | 'never';
  /** When the key becomes due, by AWS's clock; undefined where its age is not known. */
  readonly dueAt: number | undefined;
  /** How long after that it rotates, below an hour. */
  readonly jitter: number;
  /** Another rotation of this user runs, is open, or waits for a person. */
  readonly isUserBusy: boolean;
  readonly keysOfUser: number;
  /** Whether an organisation lets keys rotate by themselves. */
  readonly isAllowed: boolean;
  /** AWS's time; undefined where AWS has not answered lately, which is to say offline. */
  readonly now: number | undefined;
};

/** What is to be done about one key now. */
export type AutomaticDecision =
  | { readonly decide: 'off'; readonly hindrance: Hindrance | undefined }
  | { readonly decide: 'not allowed'; readonly because: Hindrance }
  | { readonly decide: 'trying' }
  | {
      readonly decide: 'wait until';
      /** When something is to be done next, and when it rotates; undefined where nobody can know yet. */
      readonly at: number | undefined;
      readonly rotatesAt: number | undefined;
      readonly isTold: boolean;
    }
  | { readonly decide: 'tell'; readonly rotatesAt: number }
  | { readonly decide: 'rotate' }
  | { readonly decide: 'stopped'; readonly because: Failure };

/** In ms. What was told longer ago is forgotten by now; after a failure, things get time to change. */
const spans = { told: 7 * DAY, between: 6 * HOUR } as const;

/** What stands against rotating this key by itself, whenever that would be. Pure. */
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

/** Whether a key is to be rotated now, because a person has said that it may be. Pure. */
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
  // A rotation would ask which one goes, and that is for a person to say.
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

/** Whether a person was told of just this: not of a day that has moved since, and not too long ago. */
function isTold({ toldAt }: AutomaticChoice, tellAt: number, now: number | undefined): boolean {
  if (toldAt === undefined || toldAt < tellAt) return false;
  return now === undefined || (toldAt <= now && now - toldAt <= spans.told);
}

/** From 0 up to an hour, in ms: always the same for a key and the moment at which it is due. Pure. */
export function automaticJitter(keyId: string, dueAt: number): number {
  // FNV-1a: spreads, and keeps nothing secret.
  let hash = 0x811c9dc5;
  for (const character of `${keyId} ${String(dueAt)}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return Math.floor(((hash >>> 0) / 2 ** 32) * HOUR);
}

/** What the window shows of a key that may rotate by itself. */
export const AutomaticView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off'), hindrance: Hindrance.optional() }),
  z.strictObject({
    state: z.literal('on'),
    since: Instant,
    /** When it rotates; undefined before the age of the key is known. */
    at: Instant.optional(),
    /** A person was told that it happens within a day. */
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
