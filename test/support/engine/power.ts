/** A power cut: at the call with this number, counted from 0, before its effect or before its answer. */
export type Cut = { readonly call: number; readonly at: 'before' | 'after' };

/** Every possible power cut in a process that makes so many calls. */
export function everyCut(calls: number): readonly Cut[] {
  return Array.from({ length: calls }, (_, call) => call).flatMap((call): readonly Cut[] => [
    { call, at: 'before' },
    { call, at: 'after' },
  ]);
}

/** Every call of a process to a port passes through it. */
export type Power = {
  /** Runs the effect of a call. After a power cut no call has an effect, and none returns. */
  through<Result>(call: string, effect: () => Promise<Result>): Promise<Result>;
  /** Every call so far, "files.replaceIn /home/credentials". */
  readonly calls: readonly string[];
  /** Whether the process still lives. */
  isOn(): boolean;
  /** Ends the process as a power cut does. */
  cut(): void;
  /** Cuts the power at a call that is counted from now on. */
  cutFromNowOn(cut: Cut): void;
  /** Resolves at the power cut. */
  readonly gone: Promise<void>;
};

/** Something that happens right before a call: an editor, another program, an administrator. */
export type BeforeCall = (call: string) => void;

/** The power of one process. */
export function createPower(meanwhile: BeforeCall, cut?: Cut): Power {
  const calls: string[] = [];
  let due = cut;
  const never = new Promise<never>(() => undefined);
  let isGone = false;
  let announce: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    announce = resolve;
  });

  function cutsAt(number: number, at: Cut['at']): boolean {
    isGone ||= due?.call === number && due.at === at;
    if (isGone) announce();
    return isGone;
  }

  return {
    calls,
    isOn: () => !isGone,
    cut: () => {
      isGone = true;
      announce();
    },
    cutFromNowOn: ({ call, at }) => {
      due = { call: calls.length + call, at };
    },
    gone,
    through: async (call, effect) => {
      const number = calls.length;
      if (isGone || cutsAt(number, 'before')) return await never;
      calls.push(call);
      meanwhile(call);
      try {
        return await effect();
      } finally {
        // The effect is done, but its result never arrives.
        if (cutsAt(number, 'after')) await never;
      }
    },
  };
}
