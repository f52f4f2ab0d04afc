import { accessKeyId, type AccessKeyId } from '../../shared/values/identifiers.ts';
import type { History } from '../history/history.ts';

/** The same history, whose lines have the creation date of the old key, if it is known. */
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
