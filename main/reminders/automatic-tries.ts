import {
  afterFailedTry,
  afterTryInVain,
  outcomeOf,
} from '../../shared/automatic/automatic-outcome.ts';
import type { AutomaticChoice } from '../../shared/contract/automatic.ts';
import type { Notice } from '../../shared/contract/notice.ts';
import type { RotationView } from '../../shared/contract/rotation.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { rotationId, type RotationId } from '../../shared/values/identifiers.ts';
import { rotatedByItselfNotice, stoppedNotice } from '../../shared/words/settings/automatic.ts';
import type { AutomaticChoices, AutomaticChoicesOptions } from './automatic-choices.ts';

/** The part of the rotator that tries need. */
export type TriedRotations = {
  views(): readonly RotationView[];
  cancel(rotation: RotationId): void;
  dismiss(rotation: RotationId): Promise<void>;
};

type AutomaticTriesOptions = Pick<AutomaticChoicesOptions, 'log'> & {
  readonly choices: AutomaticChoices;
  readonly rotator: TriedRotations;
  readonly notify: (notice: Notice) => void;
  /** The profile names of a key. */
  readonly namesOf: (key: string) => readonly string[];
};

/** The rotations that were begun automatically. */
export type AutomaticTries = {
  begun(key: string, rotation: string): void;
  failed(key: string, because: Failure): void;
  /**
   * Handles rotations that have ended, and returns whether any has. One that is unknown after recovery was never
   * journalled.
   */
  settle(when: 'at any time' | 'after recovery'): boolean;
};

/** Follows the tries to their end, and notifies of it. */
export function createAutomaticTries(options: AutomaticTriesOptions): AutomaticTries {
  const { choices, rotator, notify, log, namesOf } = options;

  function failed(key: string, because: Failure, isForPerson = false): void {
    const choice = choices.of(key);
    if (choice === undefined) return;
    const next = afterFailedTry(choice, because, isForPerson);
    choices.put(key, next);
    if (next.stoppedBecause !== undefined) {
      notify(stoppedNotice(namesOf(key), next.failures, because));
    }
  }

  /** Nobody is there to answer: the question is cancelled. A new key that was saved before counts as success. */
  function putAway(key: string, id: string, because: Failure): void {
    const rotation = rotationId(id);
    if (rotation !== undefined) rotator.cancel(rotation);
    const after = rotator.views().find((view) => view.id === id);
    const choice = choices.of(key);
    if (after?.state === 'succeeded' && choice !== undefined) {
      settleOne(key, choice, after);
      return;
    }
    failed(key, because, after?.state === 'open');
    if (after?.state === 'failed' && rotation !== undefined) {
      rotator.dismiss(rotation).catch((cause: unknown) => {
        log.error('an outcome could not be put away', cause);
      });
    }
  }

  /** Whether it has ended. */
  function settleOne(key: string, choice: AutomaticChoice, rotation: RotationView): boolean {
    const result = outcomeOf(rotation);
    if (result.outcome === 'goes on') return false;
    const { trying: _, ...ended } = choice;
    choices.put(key, ended);
    switch (result.outcome) {
      case 'rotated':
        notify(rotatedByItselfNotice(rotation.profiles, result.retirement, result.oldKey));
        break;
      case 'asks':
        putAway(key, rotation.id, result.because);
        break;
      case 'failed':
        failed(key, result.because);
        break;
      case 'not reached':
        choices.put(key, afterTryInVain(ended));
        break;
      case 'needs you':
        failed(key, result.because, true);
        break;
      case 'taken back':
        break;
      default:
        unreachable(result);
    }
    return true;
  }

  function settleKey(
    key: string,
    choice: AutomaticChoice,
    when: 'at any time' | 'after recovery',
  ): boolean {
    const rotation = rotator.views().find(({ id }) => id === choice.trying);
    if (rotation !== undefined) return settleOne(key, choice, rotation);
    if (when === 'after recovery') failed(key, { code: 'INTERRUPTED' });
    return when === 'after recovery';
  }

  return {
    failed: (key, because) => {
      failed(key, because);
    },
    begun: (key, rotation) => {
      const choice = choices.of(key);
      if (choice !== undefined) choices.put(key, { ...choice, trying: rotation });
    },
    settle: (when) => {
      let hasEnded = false;
      for (const [key, choice] of choices.all()) {
        if (choice.trying === undefined) continue;
        try {
          hasEnded = settleKey(key, choice, when) || hasEnded;
        } catch (cause) {
          log.error('what has come of a rotation without a person could not be noted', cause);
        }
      }
      return hasEnded;
    },
  };
}
