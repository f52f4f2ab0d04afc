import { type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { readManaged } from '../../shared/application/managed-text.ts';
import { defined } from '../../shared/lib/defined.ts';
import { type ManagedRules, rulesInDoubt } from '../../shared/settings/managed.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { isNoFile, systemNameOf } from '../base/system-errors.ts';
import { readFileNow } from '../disk/open-descriptor.ts';
import type { ManagedPolicyPath } from './managed-policy-path.ts';

/** What stands there. */
export type ManagedReading = {
  /** Undefined where there is no file. */
  readonly rules: ManagedRules | undefined;
  /** What an administrator has to be told of. */
  readonly trouble: Failure | undefined;
};

const MOST_BYTES = 64 * 1024;
// Group and others.
const WRITABLE_BY_OTHERS = 0o022;

/** Reads the policy of an organisation anew. Never throws: a file that is no good must not keep anybody from rotating. */
export function readManagedPolicy(place: ManagedPolicyPath): ManagedReading {
  try {
    const bytes = readTrusted(place);
    if (bytes === undefined) return doubtful('POLICY_FILE_NOT_TRUSTED', place);
    const { rules, flaw } = readManaged(bytes.toString('utf8'));
    switch (flaw?.flaw) {
      case undefined:
        return { rules, trouble: undefined };
      case 'newer':
        return { rules, trouble: { code: 'POLICY_FILE_NEWER', path: place.path } };
      case 'field': {
        const { field } = flaw;
        return { rules, trouble: { code: 'POLICY_FILE_DAMAGED', path: place.path, field } };
      }
      case 'not JSON':
        return { rules, trouble: { code: 'POLICY_FILE_DAMAGED', path: place.path } };
    }
  } catch (cause) {
    const systemName = systemNameOf(cause);
    if (systemName === 'ENOENT' || systemName === 'ENOTDIR') {
      return { rules: undefined, trouble: undefined };
    }
    if (systemName === 'EFBIG') return doubtful('POLICY_FILE_TOO_LARGE', place);
    if (systemName === 'EISDIR' || isNoFile(systemName)) {
      return doubtful('POLICY_FILE_NOT_TRUSTED', place);
    }
    const { rules, trouble } = doubtful('POLICY_FILE_NOT_READABLE', place);
    const named = defined({ systemName });
    return { rules, trouble: { ...trouble, ...named } };
  }
}

function doubtful(code: Failure['code'], { path: file }: ManagedPolicyPath) {
  return { rules: rulesInDoubt, trouble: { code, path: file } };
}

/** What is looked at is what is read: nothing is asked by its path again. Undefined where it is not trusted. */
function readTrusted({ path: file, owner }: ManagedPolicyPath): Buffer | undefined {
  const { bytes, stats } = readFileNow(file, MOST_BYTES);
  // Whoever can write in the folder can put another file there.
  const all = [stats, statSync(path.dirname(file))];
  return all.every((one) => isTrusted(one, owner)) ? bytes : undefined;
}

function isTrusted({ uid, mode }: Stats, owner: number | undefined): boolean {
  return owner === undefined || (uid === owner && (mode & WRITABLE_BY_OTHERS) === 0);
}
