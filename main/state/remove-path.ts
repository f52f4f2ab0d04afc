import { rm } from 'node:fs/promises';
import { Failed } from '../../shared/failure.ts';

/** Removes a file, or a folder with all that is in it; fine where there is none. Throws FILE_NOT_SAVED. */
export async function removePath(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (cause) {
    const systemName: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
    const facts = typeof systemName === 'string' ? { systemName: systemName.slice(0, 64) } : {};
    throw new Failed({ code: 'FILE_NOT_SAVED', path, ...facts });
  }
}
