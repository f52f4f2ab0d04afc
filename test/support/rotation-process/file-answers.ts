import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { UsedElsewhereAnswers } from '../../../main/rotation/machine/ports.ts';
import { UsedElsewhere } from '../../../shared/contract/rotation.ts';

const StoredAnswers = z.record(z.string(), UsedElsewhere);

/** A person's answers about each key, in a file that outlives the process. */
export function createFileAnswers(file: string): UsedElsewhereAnswers {
  function kept(): z.infer<typeof StoredAnswers> {
    try {
      return StoredAnswers.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {};
      throw cause;
    }
  }
  return {
    get: (key) => kept()[key],
    set: (key, answer) => {
      writeFileSync(file, JSON.stringify({ ...kept(), [key]: answer }));
    },
  };
}
