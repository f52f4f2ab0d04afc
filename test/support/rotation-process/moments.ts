/** The moments of a process at which it can be killed: before and after each call to the outside. */
export type Moments = {
  /** Counts moments from here on. */
  begin(): void;
  /** A single moment. */
  reach(name: string): Promise<void>;
  /** A call with its moments around it, even if it fails. */
  through<Result>(call: string, effect: () => Promise<Result>): Promise<Result>;
  /** As `through`; in between it can be killed after AWS has acted and before its answer is read. */
  throughAws<Result>(call: AwsCall, effect: () => Promise<Result>): Promise<Result>;
  readonly names: readonly string[];
};

/** A call to AWS: its name among the moments, and AWS's own name for it. */
export type AwsCall = { readonly name: string; readonly action: string };

/** The ways in which a process ends. */
export type Deaths = {
  /** Kills the process at once. */
  die(): void;
  /** Kills the process as soon as AWS has acted on its next call of this action. */
  dieOnceActed(action: string): Promise<void>;
};

/**
 * Moments are distinguished by name and, from the second occurrence on, by number: parallel calls may change their
 * order.
 */
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
 * The moments without those that look the same from outside: between the end of one call and the beginning of the next,
 * nothing visible happens.
 */
export function distinctMoments(names: readonly string[]): readonly string[] {
  return names.filter(
    (name, place) =>
      !(name.startsWith('before ') && names[place - 1]?.startsWith('after ') === true),
  );
}
