/** The system's name of an error ("EACCES"), or undefined where it has none. */
export function systemNameOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') {
    return undefined;
  }
  return cause.code.slice(0, 64);
}
