/**
 * A call from one part to another that is made after it, for two parts that need each other. Where they do not, the one
 * that is called is made first.
 */
export type Link<Arguments extends readonly unknown[], Result> = {
  call(...given: Arguments): Result;
  connect(to: (...given: Arguments) => Result): void;
};

/** Until it is connected, `before` answers. */
export function createLink<Arguments extends readonly unknown[], Result>(
  before: (...given: Arguments) => Result,
): Link<Arguments, Result> {
  let answer = before;
  return {
    call: (...given) => answer(...given),
    connect: (to) => {
      answer = to;
    },
  };
}
