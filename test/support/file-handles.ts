import { type FileHandle, open } from 'node:fs/promises';

/** What all open files of this process have their functions from; Node.js gives it no name. */
export async function handlePrototype(): Promise<FileHandle> {
  const file = await open(process.execPath);
  await file.close();
  return Object.getPrototypeOf(file) as FileHandle;
}
