import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Answers } from '../../../main/rotation/machine/ports.ts';
import { UsedElsewhere } from '../../../shared/contract/rotation.ts';

const Kept = z.record(z.string(), UsedElsewhere);

/** What a person has said about each key, in a file that outlives the process. */
export function createFileAnswers(file: string): Answers {
  function kept(): z.infer<typeof Kept> {
    try {
      return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
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
