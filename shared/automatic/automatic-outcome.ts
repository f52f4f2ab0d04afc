import type { AutomaticChoice } from '../contract/automatic.ts';
import type { Question } from '../contract/question.ts';
import type { Retirement, RotationView } from '../contract/rotation.ts';
import { mayGoByItself } from '../failures/network-trouble.ts';
import { defined } from '../lib/defined.ts';
import { unreachable } from '../lib/unreachable.ts';
import { isQuarantine } from '../values/denial-codes.ts';
import type { Failure } from '../values/failure.ts';
import { mostFailures } from '../values/most-failures.ts';

/** The result of a try. */
export type AutomaticOutcome =
  | { readonly outcome: 'goes on' }
  | { readonly outcome: 'rotated'; readonly retirement: Retirement; readonly oldKey: string }
  | { readonly outcome: 'failed'; readonly because: Failure }
  /** AWS was not reached, and no key was created. */
  | { readonly outcome: 'not reached' }
  /** It has a question and nobody is there to answer: it is cancelled, and counts as failed. */
  | { readonly outcome: 'asks'; readonly because: Failure }
  /** A person has to decide before anything else may be tried. */
  | { readonly outcome: 'needs you'; readonly because: Failure }
  /** A person has undone it. */
  | { readonly outcome: 'taken back' };

/** The result of a try, from the view of its rotation. Pure. */
export function outcomeOf(rotation: RotationView): AutomaticOutcome {
  switch (rotation.state) {
    case 'working':
    case 'rolling back':
      return { outcome: 'goes on' };
    case 'waiting for an answer':
      return { outcome: 'asks', because: failureInQuestion(rotation.question) };
    case 'succeeded': {
      const { retirement, oldKey } = rotation;
      // A person gets one notification, after the old key's retirement.
      return isUnderWay(retirement)
        ? { outcome: 'goes on' }
        : { outcome: 'rotated', retirement, oldKey };
    }
    case 'failed': {
      const { failure: because, undone } = rotation;
      if (mayGoByItself(because.code) && undone === 'nothing was made') {
        return { outcome: 'not reached' };
      }
      // A person who cancels doesn't want it; under a quarantine another try can't succeed.
      const isForPerson = because.code === 'CANCELLED' || isQuarantine(because.code);
      return { outcome: isForPerson ? 'needs you' : 'failed', because };
    }
    case 'open':
      return { outcome: 'needs you', because: rotation.failure };
    case 'undoing':
    case 'undone':
      return { outcome: 'taken back' };
    default:
      return unreachable(rotation);
  }
}

function isUnderWay({ oldKey }: Retirement): boolean {
  return oldKey === 'being deactivated' || oldKey === 'being deleted';
}

function failureInQuestion(question: Question): Failure {
  switch (question.about) {
    case 'two keys':
      return { code: 'TWO_KEYS' };
    case 'MFA code':
      return question.refused ?? { code: 'MFA_NEEDED' };
    case 'missing rights': {
      const [action] = question.actions;
      const denied = {
        code: 'ACCESS_DENIED',
        ...defined({ action }),
      } as const;
      return question.refusal ?? denied;
    }
    case 'keychain':
    case 'lock':
    case 'open folder':
    case 'mounted file':
      return question.failure;
    case 'endpoint': {
      const [host] = question.hosts;
      return { code: 'ENDPOINT_NOT_AWS', ...defined({ host }) };
    }
    default:
      return unreachable(question);
  }
}

/** The choice when a try begins: it counts as failed until it has succeeded. `now` is AWS's time. Pure. */
export function beforeTry(choice: AutomaticChoice, now: number): AutomaticChoice {
  return { ...choice, failures: choice.failures + 1, triedAt: now };
}

/** The choice after a try that did not reach AWS: that says nothing about the key, and counts for nothing. Pure. */
export function afterTryInVain(choice: AutomaticChoice): AutomaticChoice {
  return { ...choice, failures: Math.max(0, choice.failures - 1) };
}

/** The choice after a try that failed. It stops after the last one, or at once where a person has to decide. Pure. */
export function afterFailedTry(
  choice: AutomaticChoice,
  because: Failure,
  isForPerson: boolean,
): AutomaticChoice {
  const { trying: _, ...ended } = choice;
  const stops = isForPerson || choice.failures >= mostFailures;
  return stops ? { ...ended, stoppedBecause: because } : ended;
}

/**
 * The choice for the key that has replaced this one. One that has stopped stays stopped until a person decides. Pure.
 */
export function carriedOver({
  since,
  trying,
  computer,
  failures,
  stoppedBecause,
}: AutomaticChoice): AutomaticChoice {
  return {
    since,
    ...defined({ computer, trying }),
    ...(stoppedBecause === undefined ? { failures: 0 } : { failures, stoppedBecause }),
  };
}
