import { automaticFacts } from '../../shared/automatic/automatic-facts.ts';
import { beforeTry } from '../../shared/automatic/automatic-outcome.ts';
import {
  type AutomaticChoice,
  decideAutomatic,
  lastingHindrance,
} from '../../shared/contract/automatic.ts';
import type { Notice } from '../../shared/contract/notice.ts';
import type { ProfileView, Snapshot } from '../../shared/contract/snapshot.ts';
import { asksFirst } from '../../shared/keys/late-keys.ts';
import { defined } from '../../shared/lib/defined.ts';
import { FailureError, failureOf } from '../../shared/values/failure.ts';
import { maskKeyId } from '../../shared/values/identifiers.ts';
import { tomorrowNotice } from '../../shared/words/settings/automatic.ts';
import { type AutomaticChoicesOptions, createAutomaticChoices } from './automatic-choices.ts';
import { createAutomaticTries, type TriedRotations } from './automatic-tries.ts';

export type AutomaticOptions = AutomaticChoicesOptions & {
  readonly snapshot: () => Pick<
    Snapshot,
    'loaded' | 'profiles' | 'rotations' | 'limits' | 'managed'
  >;
  /** Identifies this computer. */
  readonly computer: string;
  /** AWS's time, if it is certain now. */
  readonly awsTime: {
    now(): number | undefined;
    /** The number of AWS's answers so far. */
    answers(): number;
  };
  /** This computer's time, in ms since 1970. */
  readonly now: () => number;
  readonly rotator: TriedRotations & { rotate(profile: string): Promise<string> };
  readonly notify: (notice: Notice) => void;
  /** What the window shows has changed. */
  readonly changed: () => void;
};

/** Automatic rotation. */
export type Automatic = {
  /**
   * Notifies of rotations and begins those that are due; to be called when the files and AWS were just read. Never
   * throws.
   */
  look(): Promise<void>;
  /** A rotation has changed: handles tries that have ended. Never throws. */
  settle(): void;
  /** When `look` has something to do next, by this computer's clock; undefined where nothing is planned. */
  next(): number | undefined;
  /** Throws UNKNOWN_PROFILE, SET_BY_ORGANISATION, NOT_BY_ITSELF, FILE_NOT_SAVED. */
  set(profile: string, on: boolean): void;
};

export function createAutomatic(options: AutomaticOptions): Automatic {
  const { rotator, computer, awsTime, now, notify, changed, log } = options;
  const choices = createAutomaticChoices(options);
  const tries = createAutomaticTries({ choices, rotator, notify, log, namesOf });
  let looking: Promise<void> | undefined;
  let hasLooked = false;
  let answersSeen = 0;

  function namesOf(key: string): readonly string[] {
    const { profiles } = options.snapshot();
    const names = profiles.filter(({ keyId }) => keyId === key).map(({ name }) => name);
    return names.length === 0 ? [maskKeyId(key)] : names;
  }

  /** One profile for each key with a choice, with the decision about it. */
  function decisions() {
    const { profiles, loaded, ...known } = options.snapshot();
    const around = { ...known, computer, now: awsTime.now() };
    return (loaded ? profiles : []).filter(isFirstOfItsKey).flatMap((profile) => {
      const choice = choices.of(profile.keyId ?? '');
      return choice === undefined
        ? []
        : [
            {
              profile,
              choice,
              decision: decideAutomatic(automaticFacts(profile, { ...around, choice })),
            },
          ];
    });
  }

  function tell(
    { name, sharesKeyWith, keyId = '' }: ProfileView,
    choice: AutomaticChoice,
    at: number,
  ) {
    const toldAt = awsTime.now();
    if (toldAt === undefined) return;
    notify(tomorrowNotice([name, ...sharesKeyWith], at));
    choices.put(keyId, { ...choice, toldAt });
  }

  async function begin({ name, keyId = '' }: ProfileView, choice: AutomaticChoice): Promise<void> {
    const began = awsTime.now();
    // A try that is not counted could be repeated for ever.
    if (began === undefined || !choices.put(keyId, beforeTry(choice, began))) return;
    try {
      tries.begun(keyId, await rotator.rotate(name));
    } catch (cause) {
      log.error('a key could not begin to rotate by itself', cause);
      tries.failed(keyId, failureOf(cause));
    }
  }

  async function lookOnce(): Promise<void> {
    choices.carry();
    tries.settle('after recovery');
    // Without an answer since the last look there may be no network: no rotation is begun to find out.
    const isReached = awsTime.answers() > answersSeen;
    answersSeen = awsTime.answers();
    const first = decisions();
    let newest = first;
    for (const { profile } of first) {
      const due = newest.find((other) => other.profile.name === profile.name);
      if (due?.decision.decide === 'tell') {
        tell(profile, due.choice, due.decision.rotatesAt);
      } else if (due?.decision.decide === 'rotate' && isReached) {
        await begin(profile, due.choice);
      } else {
        continue;
      }
      // A rotation just begun, or a notification, may change the decision about the next key.
      newest = decisions();
    }
    changed();
  }

  function look(): Promise<void> {
    hasLooked = true;
    looking ??= lookOnce()
      .catch((cause: unknown) => {
        log.error('what rotates by itself could not be looked at', cause);
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  /** Before the first look, the journal has not been recovered. */
  function lookAgain(): void {
    if (hasLooked) void look();
  }

  return {
    look,
    settle: () => {
      choices.carry();
      // Another key of the same user may have waited for this rotation.
      if (tries.settle('at any time')) lookAgain();
    },
    next: () => {
      const time = awsTime.now() ?? now();
      const moments = decisions().flatMap(({ decision }) =>
        decision.decide === 'wait until' && decision.at !== undefined && decision.at > time
          ? [decision.at]
          : [],
      );
      return moments.length === 0 ? undefined : now() + Math.min(...moments) - time;
    },
    set: (name, on) => {
      const profile = options.snapshot().profiles.find((candidate) => candidate.name === name);
      if (profile?.keyId === undefined) throw new FailureError({ code: 'UNKNOWN_PROFILE' });
      const { keyId } = profile;
      const known = options.snapshot();
      if (on && known.managed?.rules.automatic === false) {
        throw new FailureError({ code: 'SET_BY_ORGANISATION', path: known.managed.path });
      }
      const around = { ...known, computer, choice: undefined, now: undefined };
      const facts = automaticFacts(profile, around);
      if (on && lastingHindrance(facts) !== undefined) {
        throw new FailureError({ code: 'NOT_BY_ITSELF' });
      }
      const trying = choices.of(keyId)?.trying;
      const begun = {
        since: now(),
        computer,
        failures: 0,
        ...defined({ trying }),
      };
      choices.decide(keyId, on ? begun : undefined);
      changed();
      lookAgain();
    },
  };
}

/** A profile whose hosts await an agreement comes after others with the same key. */
function isFirstOfItsKey(
  { name, keyId, sharesKeyWith }: ProfileView,
  index: number,
  all: readonly ProfileView[],
): boolean {
  const isMine = (other: ProfileView): boolean =>
    other.name === name || sharesKeyWith.includes(other.name);
  const asked = all.findIndex((other) => isMine(other) && !asksFirst(other));
  const first = asked < 0 ? all.findIndex(isMine) : asked;
  return keyId !== undefined && first === index;
}
