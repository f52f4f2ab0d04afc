/** The moments of a process at which it can be killed: before and after each call to the outside. */
export type Moments = {
  /** From here on moments count. */
  begin(): void;
  /** One moment of its own. */
  reach(name: string): Promise<void>;
  /** A call with its moments around it; also the one after a call that failed. */
  through<Result>(call: string, effect: () => Promise<Result>): Promise<Result>;
  /** As `through`; in between it can be killed when AWS has acted and its answer is not read. */
  throughAws<Result>(call: AwsCall, effect: () => Promise<Result>): Promise<Result>;
  readonly names: readonly string[];
};

/** A call to AWS: its name among the moments, and AWS's own name for it. */
export type AwsCall = { readonly name: string; readonly action: string };

/** How a process ends. */
export type Deaths = {
  /** Ends the process at once. */
  die(): void;
  /** Has the process killed as soon as AWS has acted on its next call of this action. */
  dieOnceActed(action: string): Promise<void>;
};

/** Moments are told apart by name and, from the second time on, by number: calls side by side may change places. */
export function createMoments(killAt: string | undefined, { die, dieOnceActed }: Deaths): Moments {
  const names: string[] = [];
  const counts = new Map<string, number>();
  let counting = false;

  function numbered(name: string): string {
    if (!counting) return name;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} #${String(count)}`;
  }

  function isLast(name: string): boolean {
    if (!counting) return false;
    names.push(name);
    return name === killAt;
  }

  async function moment(name: string): Promise<void> {
    if (!isLast(name)) return;
    die();
    await new Promise(() => undefined);
  }

  async function through<Result>(name: string, effect: () => Promise<Result>): Promise<Result> {
    await moment(`before ${name}`);
    try {
      return await effect();
    } finally {
      await moment(`after ${name}`);
    }
  }

  return {
    begin: () => {
      counting = true;
    },
    reach: (name) => moment(numbered(name)),
    through: (call, effect) => through(numbered(call), effect),
    throughAws: (call, effect) => {
      const name = numbered(call.name);
      return through(name, async () => {
        if (isLast(`answer lost of ${name}`)) await dieOnceActed(call.action);
        return await effect();
      });
    },
    names,
  };
}

/**
 * The moments without those that are the same to whoever looks from outside: between the end of one call and the
 * beginning of the next one nothing happens there.
 */
export function distinctMoments(names: readonly string[]): readonly string[] {
  return names.filter(
    (name, place) =>
      !(name.startsWith('before ') && names[place - 1]?.startsWith('after ') === true),
  );
}
