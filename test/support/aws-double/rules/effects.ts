import type { Service } from '../service.ts';
import type { User } from '../users.ts';

/** Where an answer is cut: before or after the first place of a text (absent: in half), or at a length. */
export type Cut =
  | { readonly before: string }
  | { readonly after: string }
  | { readonly bytes: number };

/** Before acting, or when it has acted and before it answers. */
export type Moment = 'before' | 'after';

/** How long AWS lags behind: by the machine's clock, or counted per key, and on STS and IAM apart. */
export type LagSpan = { readonly seconds: number } | { readonly requests: number } | 'for ever';

/** What meets the state of a key: a request that it signs, or a list that names it. */
export type Sight = 'sign-in' | 'list';

/** What AWS is late with, of all that requests change after this was set; a test's own changes never lag. */
export type Lag =
  /** CreateAccessKey: what the new key signs is refused with InvalidClientTokenId at first. */
  | { readonly kind: 'lag'; readonly of?: 'sign-in'; readonly span: LagSpan }
  /** CreateAccessKey: the new key is missing in lists at first. */
  | { readonly kind: 'lag'; readonly of: 'list'; readonly span: LagSpan }
  /** UpdateAccessKey or DeleteAccessKey: the old state is met at first, everywhere or by `seenBy` only. */
  | {
      readonly kind: 'lag';
      readonly of: 'update' | 'delete';
      readonly seenBy?: Sight;
      readonly span: LagSpan;
    };

/** Whom an answer names. */
export type NamedUser = Pick<User, 'arn' | 'userId' | 'account'>;

/** What the double can be told to do instead of simply answering. */
export type Effect =
  | Lag
  /** A key made after this was set is accepted and refused in this order, then accepted. */
  | { readonly kind: 'flap'; readonly pattern: readonly ('accept' | 'refuse')[] }
  /** Real time passes. */
  | { readonly kind: 'delay'; readonly milliseconds: number; readonly moment: Moment }
  /** Nothing happens until the behaviour is cleared. */
  | { readonly kind: 'hold'; readonly moment: Moment }
  /** The connection is reset before acting. */
  | { readonly kind: 'reset' }
  /** Another server answers: a page of HTML, as a captive portal sends it. */
  | { readonly kind: 'portal' }
  /** GetCallerIdentity names this one in place of whoever signed. */
  | { readonly kind: 'misname'; readonly as: NamedUser }
  /** 400 Throttling, before acting. */
  | { readonly kind: 'throttle' }
  /** AWS's own trouble, before acting or in spite of having acted. */
  | { readonly kind: 'fail'; readonly status: 500 | 503; readonly moment: Moment }
  /** Any other error of AWS, before acting. */
  | {
      readonly kind: 'refuse';
      readonly status: number;
      readonly code: string;
      readonly message: string;
    }
  /** Answers as if it had acted: an endpoint in AWS's place can say anything. */
  | { readonly kind: 'pretend' }
  /** Acts, and answers something else: what this text stands for wherever it is in the answer. */
  | { readonly kind: 'rewrite-answer'; readonly from: RegExp; readonly to: string }
  /** Acts, then destroys the connection without an answer. */
  | { readonly kind: 'lose-answer' }
  /** Acts, announces the whole answer's length, sends a part, then destroys the connection. */
  | { readonly kind: 'tear-answer'; readonly cut: Cut }
  /** Acts and sends a part of the answer as if it were the whole one. */
  | { readonly kind: 'shorten-answer'; readonly cut: Cut };

/** Which requests a behaviour applies to, and how often. */
export type Filter = {
  readonly action?: string;
  readonly service?: Service;
  /** The id of the key that signs. It also lets a sign-in lag and flapping meet a key that existed before. */
  readonly signedBy?: string;
  /** For which region the request is signed. */
  readonly region?: string;
  /** How many matching requests pass before the first one is met; 0 if absent. */
  readonly skip?: number;
  /** How many requests are met; until cleared if absent. */
  readonly times?: number;
};

/** An effect and the requests it meets. */
export type Behaviour = Effect & Filter;

/** Whether the behaviour is of this kind. */
export function isKind<Kind extends Effect['kind']>(
  behaviour: Behaviour,
  kind: Kind,
): behaviour is Extract<Behaviour, { readonly kind: Kind }> {
  return behaviour.kind === kind;
}
