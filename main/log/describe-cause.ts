import { defined } from '../../shared/lib/defined.ts';
import { FailureError, type Failure } from '../../shared/values/failure.ts';

/** An error as it may be logged: without its message, which may contain a secret where Keyturn didn't write it. */
export type CauseFacts = {
  /** The name of the error; the type of a thrown value that is no error. */
  readonly name: string;
  /** The `code` of the system or of Node: "EACCES". */
  readonly systemName?: string;
  readonly failure?: Failure;
  /** Stack frames: `at function (file:line:column)`. */
  readonly frames: readonly string[];
  readonly cause?: CauseFacts;
};

const DEEPEST = 5;

/** The facts of any thrown value, and of up to four causes below it. Never throws. */
export function describeCause(cause: unknown, depth = 1): CauseFacts {
  try {
    return cause instanceof Error
      ? describeError(cause, depth)
      : { name: kindOf(cause), frames: [] };
  } catch {
    // An error whose getters throw.
    return { name: 'Error', frames: [] };
  }
}

function describeError(error: Error, depth: number): CauseFacts {
  const systemName = nameIn(Reflect.get(error, 'code'));
  const behind = error.cause;
  return {
    name: nameIn(error.name) ?? 'Error',
    ...defined({ systemName }),
    ...(error instanceof FailureError ? { failure: error.failure } : {}),
    frames: framesOf(error),
    ...(behind === undefined || depth >= DEEPEST
      ? {}
      : { cause: describeCause(behind, depth + 1) }),
  };
}

/** A name is one word. A secret is longer or contains other characters. */
function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][\w.]{0,38}$/.test(value) ? value : undefined;
}

function framesOf(error: Error): readonly string[] {
  if (typeof error.stack !== 'string') return [];
  // The message comes before the frames; lines of it may look like frames.
  const message = error.stack.indexOf(error.message);
  const behind = message < 0 ? error.stack : error.stack.slice(message + error.message.length);
  return behind
    .split('\n')
    .map((line) => line.trim())
    .filter((line) =>
      /^at (?:async )?(?:[\w$.<># ]+(?: \[as [\w$.]+\])? )?\(?[^\s()"']+:\d+:\d+\)?$/.test(line),
    );
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : `a thrown ${typeof value}`;
}
