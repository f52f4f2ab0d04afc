import type { AtEnd } from './clean-up.ts';

const stepMs = 30_000;
const upAndClear = '\u001B[1A\u001B[2K';

/** A device whose codes are printed, and where. */
export type CodePrinter = {
  readonly profile: string;
  /** The six digits for a moment, in ms since 1970. */
  readonly codeAt: (milliseconds: number) => string;
  /** Calls back when anything else is printed. */
  readonly onOtherLine: (listener: () => void) => () => void;
  readonly terminal: { readonly isTTY?: boolean; write(text: string): unknown };
};

/**
 * Prints the code of an MFA device, now and at every change. In a terminal it replaces the previous code, unless
 * something else was printed since.
 */
export function printMfaCodes(
  { profile, codeAt, onOtherLine, terminal }: CodePrinter,
  atEnd: AtEnd,
): void {
  let isLastLine = false;
  let next: NodeJS.Timeout | undefined;
  function tell(): void {
    const now = Date.now();
    const nextIn = stepMs - (now % stepMs);
    const line = `MFA code for "${profile}": ${codeAt(now)} (good for ${Math.ceil(nextIn / 1000)} s)`;
    terminal.write(`${isLastLine && terminal.isTTY === true ? upAndClear : ''}${line}\n`);
    isLastLine = true;
    next = setTimeout(tell, nextIn);
  }
  const stopListening = onOtherLine(() => {
    isLastLine = false;
  });
  tell();
  atEnd(() => {
    clearTimeout(next);
    stopListening();
  });
}
