import { carriedOver } from '../../shared/automatic/automatic-outcome.ts';
import type { AutomaticChoice } from '../../shared/contract/automatic.ts';
import type { UsedElsewhere } from '../../shared/contract/rotation.ts';
import type { AccessKeyId } from '../../shared/values/identifiers.ts';

/** The choices, by the id of the key. */
type Choices = Readonly<Record<string, AutomaticChoice>>;

/** What keeps the choices. */
export type AutomaticChoicesOptions = {
  /** `set` throws a `Failed` where it can't keep them. */
  readonly kept: { get(): Choices; set(choices: Record<string, AutomaticChoice>): void };
  /** What a person has said about where a key is used. */
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

/** The keys that rotate by themselves. */
export type AutomaticChoices = {
  all(): readonly (readonly [key: string, choice: AutomaticChoice])[];
  of(key: string): AutomaticChoice | undefined;
  /** Gives whether it could be written down; this process knows it either way. */
  put(key: string, choice: AutomaticChoice): boolean;
  /** Throws FILE_NOT_SAVED, and stays with what was before. Undefined switches it off. */
  decide(key: string, choice: AutomaticChoice | undefined): void;
  /** Whatever holds for a key that was replaced goes on with the one in its place. */
  carry(): void;
};

/** Begins with what was kept. */
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
   * That a key is used only here lets the next one retire it unasked. A person has said so of that one key; of those
   * after it only by letting it rotate by itself.
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
        // One that was made after the rotation is about the old key itself.
        const goesOn = choice !== undefined && choice.since <= at;
        carryAnswer(oldKey, newKey, goesOn);
        if (goesOn && choices[newKey] === undefined) {
          tell({ ...others, [newKey]: carriedOver(choice) });
        }
      }
    },
  };
}
