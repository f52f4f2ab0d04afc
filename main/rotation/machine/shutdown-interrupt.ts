/** Thrown where a step can stop without having done anything: what is left is for the next start. */
export class ShutdownInterrupt extends Error {
  override readonly name = 'ShutdownInterrupt';
}

/** One signal out of two that may be raised. */
export function anySignal(one: AbortSignal, other: AbortSignal): AbortSignal {
  return AbortSignal.any([one, other]);
}
