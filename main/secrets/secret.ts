import { timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

/**
 * A secret access key or session token in memory. It prints as `[secret]` when it is logged, joined into a string or
 * sent as JSON; only `reveal` gives the text, for the SDK and the files.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret as text. Keep its scope short: JavaScript can't wipe memory. */
  reveal(): string {
    return this.#text;
  }

  /** Whether both hold the same text, in a time that doesn't depend on where they differ. */
  equals(other: Secret): boolean {
    const mine = Buffer.from(this.#text);
    const theirs = Buffer.from(other.#text);
    return mine.length === theirs.length && timingSafeEqual(mine, theirs);
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
