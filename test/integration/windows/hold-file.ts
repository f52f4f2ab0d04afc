import { closeSync, constants, openSync } from 'node:fs';

// Opens with share mode 0, as a virus scanner does: libuv, UV_FS_O_EXLOCK (docs.libuv.org, "File open constants").
const O_EXLOCK = 0x1000_0000;

/** Holds a file so that no other program can open, replace or remove it. Ends that when it is called. */
export function holdFile(path: string): () => void {
  const file = openSync(path, constants.O_RDONLY | O_EXLOCK);
  return () => {
    closeSync(file);
  };
}

/** Holds a file for so long; ms. */
export function holdFor(path: string, milliseconds: number): void {
  setTimeout(holdFile(path), milliseconds);
}
