import { FailureError } from '../../../shared/values/failure.ts';

/** Has a failure of an edit say which file it is about. */
export function withPath<Result>(path: string, edit: () => Result): Result {
  try {
    return edit();
  } catch (cause) {
    throw cause instanceof FailureError ? new FailureError({ ...cause.failure, path }) : cause;
  }
}
