import { rm } from 'node:fs/promises';
import { FailureError } from '../../shared/values/failure.ts';

// A file that another program holds on Windows may soon be released: Node.js tries again, for 5.5 s in all.
const patience = { maxRetries: 10, retryDelay: 100 } as const;
const held = new Set(['EBUSY', 'EPERM']);

/**
 * Removes a file, or a folder with its contents, if it exists. Throws FILE_NOT_REMOVED, or FILE_HELD where another
 * program has one of its files open.
 */
export async function removePath(
  path: string,
  { platform = process.platform, remove = rm } = {},
): Promise<void> {
  try {
    await remove(path, {
      recursive: true,
      force: true,
      ...(platform === 'win32' ? patience : {}),
    });
  } catch (cause) {
    const systemName: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
    const facts = typeof systemName === 'string' ? { systemName: systemName.slice(0, 64) } : {};
    const isHeld = platform === 'win32' && held.has(facts.systemName ?? '');
    throw new FailureError({ code: isHeld ? 'FILE_HELD' : 'FILE_NOT_REMOVED', path, ...facts });
  }
}
