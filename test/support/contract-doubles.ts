import type { z } from 'zod';
import {
  type Bridge,
  everyMessage,
  type Handlers,
  type Reply,
} from '../../shared/contract/contract.ts';

type PartOf<Whole> = { readonly [Group in keyof Whole]?: Partial<Whole[Group]> };

/** A function for each message of the contract: those that are given, and one of `otherwise` for each other one. */
function doubleOf<Whole>(
  given: PartOf<Whole>,
  otherwise: (answer: unknown) => unknown,
  onPush?: () => unknown,
): Whole {
  const whole: Record<string, Record<string, unknown>> = {};
  for (const { group, verb, message } of everyMessage) {
    const isLeftOut = message.kind === 'push' && onPush === undefined;
    const double =
      message.kind === 'push' ? onPush : otherwise(plainAnswer(message.output, `${group}.${verb}`));
    whole[group] = { ...whole[group], ...(isLeftOut ? {} : { [verb]: double }) };
  }
  for (const [group, verbs] of Object.entries<object | undefined>(given)) {
    whole[group] = { ...whole[group], ...verbs };
  }
  return whole as Whole;
}

/** Nothing, or that a person chose nothing; of anything else a test has to say what comes. */
function plainAnswer(output: z.ZodType, name: string): unknown {
  const fits = [undefined, { chosen: false }, [], { text: '' }].filter(
    (answer) => output.safeParse(answer).success,
  );
  return fits.length > 0 ? fits[0] : new Error(`the double has no answer for ${name}`);
}

/** What the page finds: each call is answered, and nothing is pushed. */
export function bridgeDouble(given: PartOf<Bridge>): Bridge {
  return doubleOf<Bridge>(
    given,
    (value) => async (): Promise<Reply<unknown>> => {
      if (value instanceof Error) throw value;
      return { ok: true, value };
    },
    () => () => undefined,
  );
}

/** What main does: nothing. */
export function handlersDouble(given: PartOf<Handlers>): Handlers {
  return doubleOf<Handlers>(given, (value) => () => {
    if (value instanceof Error) throw value;
    return value;
  });
}
