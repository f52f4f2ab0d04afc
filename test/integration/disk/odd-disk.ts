import type { FileHandle } from 'node:fs/promises';
import { handlePrototype } from '../../support/file-handles.ts';

/** The disk of this computer with habits that others have. */
export type OddDisk = {
  /** From now on it takes and gives so many bytes at a time at most. */
  takes(most: number): void;
  beforeNextRead(act: () => void): void;
  /** From now on nothing can be written, for this reason. */
  refuses(systemName: string): void;
  restore(): void;
};

/** Puts itself in the place of the handles of `node:fs/promises` for this process, until it is restored. */
export async function oddDisk(): Promise<OddDisk> {
  const handles = await handlePrototype();
  const { read, write } = handles;
  let most = Infinity;
  let before: (() => void) | undefined;
  let refusal: Error | undefined;

  function replace(name: 'read' | 'write', real: (...call: never[]) => unknown, first: () => void) {
    Reflect.set(handles, name, async function act(this: FileHandle, ...call: unknown[]) {
      first();
      const [bytes, offset, length, ...rest] = call;
      const piece = typeof length === 'number' ? Math.min(length, most) : length;
      return Reflect.apply(real, this, [bytes, offset, piece, ...rest]) as unknown;
    });
  }

  replace('read', read, () => {
    const act = before;
    before = undefined;
    act?.();
  });
  replace('write', write, () => {
    if (refusal !== undefined) throw refusal;
  });
  return {
    takes: (bytes) => {
      most = bytes;
    },
    beforeNextRead: (act) => {
      before = act;
    },
    refuses: (code) => {
      refusal = Object.assign(new Error(code), { code });
    },
    restore: () => {
      Object.assign(handles, { read, write });
    },
  };
}
