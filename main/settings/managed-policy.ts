import { type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { readManaged } from '../../shared/application/managed-text.ts';
import { defined } from '../../shared/lib/defined.ts';
import { type ManagedRules, rulesInDoubt } from '../../shared/settings/managed.ts';
import type { Failure } from '../../shared/values/failure.ts';
import { isNoFile, systemNameOf } from '../base/system-errors.ts';
import { readFileNow } from '../disk/open-descriptor.ts';
import type { ManagedPolicyPath } from './managed-policy-path.ts';

/** What the file of the organisation's rules holds. */
export type ManagedReading = {
  /** Undefined where there is no file. */
  readonly rules: ManagedRules | undefined;
  /** For an administrator to fix. */
  readonly trouble: Failure | undefined;
};

const MOST_BYTES = 64 * 1024;
// The write bits of group and others.
const WRITABLE_BY_OTHERS = 0o022;

/** Reads the organisation's rules. Never throws: a bad file must not prevent a rotation. */
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

/** Checks owner and mode of the open file that is read, so that it can't be exchanged between. Undefined if not trusted. */
function readTrusted({ path: file, owner }: ManagedPolicyPath): Buffer | undefined {
  const { bytes, stats } = readFileNow(file, MOST_BYTES);
  // A user who can write in the folder can replace the file.
  const all = [stats, statSync(path.dirname(file))];
  return all.every((one) => isTrusted(one, owner)) ? bytes : undefined;
}

function isTrusted({ uid, mode }: Stats, owner: number | undefined): boolean {
  return owner === undefined || (uid === owner && (mode & WRITABLE_BY_OTHERS) === 0);
}
