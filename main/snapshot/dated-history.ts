import { accessKeyId, type AccessKeyId } from '../../shared/values/identifiers.ts';
import type { History } from '../history/history.ts';

/** The same history, whose lines say when the old key was made, where that is known by then. */
export function datedHistory(
  history: History,
  createdAt: (key: AccessKeyId) => number | undefined,
): History {
  return {
    ...history,
    append: (line) => {
      const id = accessKeyId(line.oldKey);
      const made = id === undefined ? undefined : createdAt(id);
      return history.append(made === undefined ? line : { ...line, oldKeyCreatedAt: made });
    },
  };
}
