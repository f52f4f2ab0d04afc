import { homedir } from 'node:os';
import { describeCause } from './describe-cause.ts';
import { createLogFile } from './log-file.ts';
import { isWanted, type LogLevel } from './log-levels.ts';
import { formatCause, formatLine, type LogFacts } from './log-line.ts';
import { redact } from './redact.ts';

/** The log of the application. No call throws; what can't be written is lost, and counted in the next line that can. */
export type FileLog = {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  /** `cause` is reduced to its kind and the places it came through. */
  error(message: string, cause: unknown): void;
  /** Ends when everything told so far is in the file, or lost. */
  flush(): Promise<void>;
};

/** How to log. */
export type LogOptions = {
  readonly file: string;
  /** Lines below this level are not written. */
  readonly level: LogLevel;
  /** The wall clock, in ms since 1970. */
  readonly now: () => number;
  /** Shown as `~`; that of this process if not said. */
  readonly home?: string;
  /** At this size, in bytes, the file begins anew. */
  readonly maximumBytes?: number;
};

const LONGEST = 8 * 1024;
// A disk that hangs must not fill the memory.
const MOST_WAITING = 10_000;

/** Opens the log. Every line is redacted once more as it is written. */
export function createLog(options: LogOptions): FileLog {
  const { file, level: from, now, home = homedir(), maximumBytes = 1024 * 1024 } = options;
  const logFile = createLogFile(file, maximumBytes);
  let waiting: string[] = [];
  let lost = 0;
  let writing: Promise<void> | undefined;

  function tell(
    level: LogLevel,
    message: string,
    facts: LogFacts,
    below: () => readonly string[] = () => [],
  ): void {
    if (!isWanted(level, from)) return;
    try {
      // Once before the texts are quoted, once after they are joined: either may hide a pattern.
      const line = formatLine(now(), level, clean(message), cleanFacts(facts));
      for (const text of [line, ...below()]) keep(clean(text));
    } catch {
      lost += 1;
    }
    writing ??= write();
  }

  function clean(text: string): string {
    return redact(shorten(text), home);
  }

  function cleanFacts(facts: LogFacts): LogFacts {
    return Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [
        key,
        typeof value === 'string' ? clean(value) : value,
      ]),
    );
  }

  function keep(line: string): void {
    if (waiting.length < MOST_WAITING) waiting.push(line);
    else lost += 1;
  }

  async function write(): Promise<void> {
    // What is told in the same moment is written together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const lines = waiting;
      const told = lost;
      waiting = [];
      await logFile.append([...lossLine(), ...lines]).then(
        () => (lost -= told),
        () => (lost += lines.length),
      );
    }
    writing = undefined;
  }

  function lossLine(): readonly string[] {
    return lost === 0 ? [] : [formatLine(now(), 'warn', 'lines could not be written', { lost })];
  }

  return {
    debug: (message, facts = {}) => tell('debug', message, facts),
    info: (message, facts = {}) => tell('info', message, facts),
    warn: (message, facts = {}) => tell('warn', message, facts),
    error: (message, cause) =>
      tell('error', message, {}, () => formatCause(describeCause(cause), clean)),
    flush: async () => {
      await writing;
    },
  };
}

// At a space: half a secret would not look like one any more.
function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, Math.max(0, text.lastIndexOf(' ', LONGEST)))} …`;
}
