/** Thrown where a step can stop without having done anything: what is left is for the next start. */
export class Paused extends Error {
  override readonly name = 'Paused';
}

/** One signal out of two that may be raised. */
export function eitherOf(one: AbortSignal, other: AbortSignal): AbortSignal {
  return AbortSignal.any([one, other]);
}
