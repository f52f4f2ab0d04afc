import { carriedOver } from '../../shared/automatic/automatic-outcome.ts';
import type { AutomaticChoice } from '../../shared/contract/automatic.ts';
import type { UsedElsewhere } from '../../shared/contract/rotation.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';

/** The choices, by key ID. */
type Choices = Readonly<Record<string, AutomaticChoice>>;

/** What stores the choices. */
export type AutomaticChoicesOptions = {
  /** `set` throws a `FailureError` where it can't store them. */
  readonly kept: { get(): Choices; set(choices: Record<string, AutomaticChoice>): void };
  /** A person's answers to where a key is used. */
  readonly answers: {
    get(key: AccessKeyId): UsedElsewhere | undefined;
    set(key: AccessKeyId, answer: UsedElsewhere): void;
  };
  /** Which keys were replaced, and when. */
  readonly replaced: () => readonly {
    readonly oldKey: AccessKeyId;
    readonly newKey: AccessKeyId;
    readonly at: number;
  }[];
  readonly log: { error(message: string, cause: unknown): void };
};

/** The keys that rotate automatically. */
export type AutomaticChoices = {
  all(): readonly (readonly [key: string, choice: AutomaticChoice])[];
  of(key: string): AutomaticChoice | undefined;
  /** Returns whether it could be stored; this process uses it in any case. */
  put(key: string, choice: AutomaticChoice): boolean;
  /** Throws FILE_NOT_SAVED, and the previous choice stays. Undefined switches automatic rotation off. */
  decide(key: string, choice: AutomaticChoice | undefined): void;
  /** The choices and answers for a replaced key apply to the new key. */
  carry(): void;
};

/** Begins with the stored choices. */
export function createAutomaticChoices(options: AutomaticChoicesOptions): AutomaticChoices {
  const { kept, answers, replaced, log } = options;
  let choices: Choices = kept.get();
  const answered = new Set<string>();

  function tell(next: Choices): boolean {
    choices = next;
    try {
      kept.set({ ...next });
      return true;
    } catch (cause) {
      log.error('what rotates by itself could not be written down', cause);
      return false;
    }
  }

  /**
   * With the answer "only here", the next rotation deactivates its old key without asking. A person has given it for
   * one key; for later ones, only by switching automatic rotation on.
   */
  function carryAnswer(oldKey: AccessKeyId, newKey: AccessKeyId, goesOn: boolean): void {
    const answer = answers.get(oldKey);
    if (answer === undefined || answered.has(newKey)) return;
    if (answer === 'only here' && !goesOn) return;
    answered.add(newKey);
    if (answers.get(newKey) !== undefined) return;
    try {
      answers.set(newKey, answer);
    } catch (cause) {
      log.error('where a new key is used could not be written down', cause);
    }
  }

  return {
    all: () => Object.entries(choices),
    of: (key) => choices[key],
    put: (key, choice) => tell({ ...choices, [key]: choice }),
    decide: (key, choice) => {
      const { [key]: _, ...others } = choices;
      const next = choice === undefined ? others : { ...others, [key]: choice };
      kept.set(next);
      choices = next;
    },
    carry: () => {
      for (const { oldKey, newKey, at } of replaced()) {
        const { [oldKey]: choice, ...others } = choices;
        // A choice made after the rotation is about the old key itself.
        const goesOn = choice !== undefined && choice.since <= at;
        carryAnswer(oldKey, newKey, goesOn);
        if (goesOn && choices[newKey] === undefined) {
          tell({ ...others, [newKey]: carriedOver(choice) });
        }
      }
    },
  };
}
