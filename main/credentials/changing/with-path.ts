import { FailureError } from '../../../shared/values/failure.ts';

/** Runs an edit and adds the file's path to its failure. */
export function withPath<Result>(path: string, edit: () => Result): Result {
  try {
    return edit();
  } catch (cause) {
    throw cause instanceof FailureError ? new FailureError({ ...cause.failure, path }) : cause;
  }
}
