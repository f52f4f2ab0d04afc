import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import type { AccessKeyId } from '../../../shared/values/identifiers.ts';
import type { FakeAws } from './aws.ts';
import type { FakeFiles } from './files.ts';
import { keyOf } from './iam.ts';
import type { Witness } from './witness.ts';

/** Other people and programs that change the same keys and files. What they break is not Keyturn's fault. */
export type OutsideChanges = {
  /** An administrator changes the status of a key. */
  set(id: AccessKeyId, status: 'Active' | 'Inactive'): void;
  /** An administrator deletes a key. */
  remove(id: AccessKeyId): void;
  /** An editor or a sync client writes a pair into a file. */
  write(path: string, profile: string, pair: KeyPair): void;
  /** Whether others put this pair in this place while AWS did not accept it. */
  areToBlameFor(path: string, profile: string, id: AccessKeyId): boolean;
};

type OutsideOptions = {
  readonly aws: FakeAws;
  readonly files: FakeFiles;
  readonly witness: Witness;
};

/** The others in this world. */
export function createOutsideChanges({ aws, files, witness }: OutsideOptions): OutsideChanges {
  const blamed = new Set<string>();
  return {
    set: (id, status) => {
      const user = aws.userOf(id);
      const key = user === undefined ? undefined : keyOf(user, id);
      if (key === undefined || key.status === status) return;
      key.status = status;
      witness.harmed.add(id);
      witness.deactivated.delete(id);
    },
    remove: (id) => {
      const user = aws.userOf(id);
      if (user === undefined) return;
      user.keys = user.keys.filter(({ pair }) => pair.id !== id);
      witness.harmed.add(id);
      witness.deactivated.delete(id);
    },
    write: (path, profile, pair) => {
      files.put(path, profile, pair);
      const user = aws.userOf(pair.id);
      const isAccepted = user !== undefined && keyOf(user, pair.id)?.status === 'Active';
      if (!isAccepted) blamed.add(`${path} ${profile} ${pair.id}`);
    },
    areToBlameFor: (path, profile, id) => blamed.has(`${path} ${profile} ${id}`),
  };
}
