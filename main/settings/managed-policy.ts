import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { Failure } from '../../shared/failure.ts';
import { readManaged } from '../../shared/managed-text.ts';
import { type ManagedRules, rulesInDoubt } from '../../shared/managed.ts';
import type { ManagedPlace } from './managed-place.ts';

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
export function readManagedPolicy(place: ManagedPlace): ManagedReading {
  try {
    const bytes = readTrusted(place);
    if (bytes === 'not trusted') return doubtful('POLICY_FILE_NOT_TRUSTED', place);
    if (bytes === 'too large') return doubtful('POLICY_FILE_TOO_LARGE', place);
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
    const systemName: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
    if (systemName === 'ENOENT' || systemName === 'ENOTDIR') {
      return { rules: undefined, trouble: undefined };
    }
    const { rules, trouble } = doubtful('POLICY_FILE_NOT_READABLE', place);
    const named = typeof systemName === 'string' ? { systemName: systemName.slice(0, 64) } : {};
    return { rules, trouble: { ...trouble, ...named } };
  }
}

function doubtful(code: Failure['code'], { path: file }: ManagedPlace) {
  return { rules: rulesInDoubt, trouble: { code, path: file } };
}

/** What is looked at is what is read: nothing is asked by its path again. Throws the system's error. */
function readTrusted({ path: file, owner }: ManagedPlace): Buffer | 'not trusted' | 'too large' {
  // A pipe in its place must not hold up the start.
  const flags =
    owner === undefined ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NONBLOCK;
  const handle = openSync(file, flags);
  try {
    const stats = fstatSync(handle);
    // Whoever can write in the folder can put another file there.
    const all = [stats, statSync(path.dirname(file))];
    if (!stats.isFile() || !all.every((one) => isTrusted(one, owner))) return 'not trusted';
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(handle, bytes, length, bytes.length - length, null);
    }
    return length > MOST_BYTES ? 'too large' : bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

function isTrusted({ uid, mode }: Stats, owner: number | undefined): boolean {
  return owner === undefined || (uid === owner && (mode & WRITABLE_BY_OTHERS) === 0);
}
