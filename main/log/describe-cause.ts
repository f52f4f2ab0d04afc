import { defined } from '../../shared/lib/defined.ts';
import { FailureError, type Failure } from '../../shared/values/failure.ts';

/** An error as it may be logged. Its message is left out: that of others may carry a secret. */
export type CauseFacts = {
  /** The name of the error, or the kind of what was thrown in its place. */
  readonly name: string;
  /** The system's or Node's name of it, "EACCES". */
  readonly systemName?: string;
  /** What Keyturn itself knows of it. */
  readonly failure?: Failure;
  /** The places it came through: `at function (file:line:column)`. */
  readonly frames: readonly string[];
  readonly cause?: CauseFacts;
};

const DEEPEST = 5;

/** The facts of anything thrown, and of up to four causes behind it. Never throws. */
export function describeCause(cause: unknown, depth = 1): CauseFacts {
  try {
    return cause instanceof Error
      ? describeError(cause, depth)
      : { name: kindOf(cause), frames: [] };
  } catch {
    // An error whose properties throw when they are asked.
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

/** A name is one word; a secret key is longer or holds other signs. */
function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][\w.]{0,38}$/.test(value) ? value : undefined;
}

function framesOf(error: Error): readonly string[] {
  if (typeof error.stack !== 'string') return [];
  // The message stands before the frames, and one of several lines may look like them.
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
