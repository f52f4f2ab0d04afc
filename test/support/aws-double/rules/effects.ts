import type { Service } from '../service.ts';
import type { User } from '../users.ts';

/** Where an answer is cut: before or after the first occurrence of a text (absent: in half), or at a length. */
export type Cut =
  | { readonly before: string }
  | { readonly after: string }
  | { readonly bytes: number };

/** Before acting, or after acting and before answering. */
export type Moment = 'before' | 'after';

/**
 * How long AWS lags behind: by the machine's clock, or in requests, counted for each key, and for STS and IAM
 * separately.
 */
export type LagSpan = { readonly seconds: number } | { readonly requests: number } | 'for ever';

/** What sees the state of a key: a request that it signs, or a list that names it. */
export type Sight = 'sign-in' | 'list';

/** What AWS is late with, for all changes by requests after this was set; a test's own changes never lag. */
export type Lag =
  /** CreateAccessKey: requests signed by the new key are refused with InvalidClientTokenId at first. */
  | { readonly kind: 'lag'; readonly of?: 'sign-in'; readonly span: LagSpan }
  /** CreateAccessKey: the new key is missing in lists at first. */
  | { readonly kind: 'lag'; readonly of: 'list'; readonly span: LagSpan }
  /** UpdateAccessKey or DeleteAccessKey: the old state is visible at first, everywhere or only to `seenBy`. */
  | {
      readonly kind: 'lag';
      readonly of: 'update' | 'delete';
      readonly seenBy?: Sight;
      readonly span: LagSpan;
    };

/** The user that an answer names. */
export type NamedUser = Pick<User, 'arn' | 'userId' | 'account'>;

/** What the double can do instead of simply answering. */
export type Effect =
  | Lag
  /** A key created after this was set is accepted and refused in this order, then accepted. */
  | { readonly kind: 'flap'; readonly pattern: readonly ('accept' | 'refuse')[] }
  /** Real time passes. */
  | { readonly kind: 'delay'; readonly milliseconds: number; readonly moment: Moment }
  /** Nothing happens until the behaviour is cleared. */
  | { readonly kind: 'hold'; readonly moment: Moment }
  /** The connection is reset before acting. */
  | { readonly kind: 'reset' }
  /** Another server answers: an HTML page, as from a captive portal. */
  | { readonly kind: 'portal' }
  /** GetCallerIdentity names this user instead of the signer. */
  | { readonly kind: 'misname'; readonly as: NamedUser }
  /** 400 Throttling, before acting. */
  | { readonly kind: 'throttle' }
  /** AWS's own trouble, before acting or after having acted. */
  | { readonly kind: 'fail'; readonly status: 500 | 503; readonly moment: Moment }
  /** Any other error of AWS, before acting. */
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly code: string;
      readonly message: string;
    }
  /** Answers as if it had acted: an endpoint in AWS's place can answer anything. */
  | { readonly kind: 'pretend' }
  /** Acts, and changes the answer: `to` replaces every match of `from`. */
  | { readonly kind: 'rewrite-answer'; readonly from: RegExp; readonly to: string }
  /** Acts, then destroys the connection without an answer. */
  | { readonly kind: 'lose-answer' }
  /** Acts, announces the whole answer's length, sends a part, then destroys the connection. */
  | { readonly kind: 'tear-answer'; readonly cut: Cut }
  /** Acts and sends a part of the answer as if it were complete. */
  | { readonly kind: 'shorten-answer'; readonly cut: Cut };

/** Which requests a behaviour applies to, and how often. */
export type Filter = {
  readonly action?: string;
  readonly service?: Service;
  /** The ID of the signing key. It also makes a sign-in lag and flapping apply to a key that existed before. */
  readonly signedBy?: string;
  /** The region that the request is signed for. */
  readonly region?: string;
  /** How many matching requests pass before the first one is affected; 0 if absent. */
  readonly skip?: number;
  /** How many requests are affected; until cleared if absent. */
  readonly times?: number;
};

/** An effect and the requests it affects. */
export type Behaviour = Effect & Filter;

/** Whether the behaviour is of this kind. */
export function isKind<Kind extends Effect['kind']>(
  behaviour: Behaviour,
  kind: Kind,
): behaviour is Extract<Behaviour, { readonly kind: Kind }> {
  return behaviour.kind === kind;
}
