import { Failed } from '../../../shared/values/failure.ts';

/** Has a failure of an edit say which file it is about. */
export function withPath<Result>(path: string, edit: () => Result): Result {
  try {
    return edit();
  } catch (cause) {
    throw cause instanceof Failed ? new Failed({ ...cause.failure, path }) : cause;
  }
}
