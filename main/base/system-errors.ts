/** The system's name of an error ("EACCES"), or undefined where it has none. */
export function systemNameOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') {
    return undefined;
  }
  return cause.code.slice(0, 64);
}

/** Whether the path holds no regular file but a pipe, a device or a socket (`requireRegular`, open(2)). */
export function isNoFile(systemName: string | undefined): boolean {
  return systemName === 'ENXIO' || systemName === 'ENODEV';
}
