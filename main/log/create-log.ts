import { homedir } from 'node:os';
import { describeCause } from './describe-cause.ts';
import { createLogFile } from './log-file.ts';
import { isWanted, type LogLevel } from './log-levels.ts';
import { formatCause, formatLine, type LogFacts } from './log-line.ts';
import { redact } from './redact.ts';

/** The log of the application. No call throws. Lines that can't be written are lost; the next one reports how many. */
export type FileLog = {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  /** Of `cause`, only the kind and the stack frames are logged. */
  error(message: string, cause: unknown): void;
  /** Resolves when all lines so far are in the file, or lost. Never rejects. */
  flush(): Promise<void>;
};

export type LogOptions = {
  readonly file: string;
  /** Lines below this level are not written. */
  readonly level: LogLevel;
  /** The wall clock, in ms since 1970. */
  readonly now: () => number;
  /** The folder that is logged as `~`; by default the home of this process. */
  readonly home?: string;
  /** The size in bytes at which a new file is started. */
  readonly maximumBytes?: number;
};

const LONGEST = 8 * 1024;
// A disk that hangs must not fill the memory.
const MOST_WAITING = 10_000;

/** Opens the log. All texts are redacted before they are quoted, and every line once more. */
export function createLog(options: LogOptions): FileLog {
  const { file, level: from, now, home = homedir(), maximumBytes = 1024 * 1024 } = options;
  const logFile = createLogFile(file, maximumBytes);
  let waiting: string[] = [];
  let lost = 0;
  let writing: Promise<void> | undefined;

  function addLine(
    level: LogLevel,
    message: string,
    facts: LogFacts,
    below: () => readonly string[] = () => [],
  ): void {
    if (!isWanted(level, from)) return;
    try {
      // Redacted before the texts are quoted and after they are joined: either may hide a pattern.
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
    // Collects the lines of the same tick in one write.
    await Promise.resolve();
    while (waiting.length > 0) {
      const lines = waiting;
      const reported = lost;
      waiting = [];
      await logFile.append([...lossLine(), ...lines]).then(
        () => (lost -= reported),
        () => (lost += lines.length),
      );
    }
    writing = undefined;
  }

  function lossLine(): readonly string[] {
    return lost === 0 ? [] : [formatLine(now(), 'warn', 'lines could not be written', { lost })];
  }

  return {
    debug: (message, facts = {}) => addLine('debug', message, facts),
    info: (message, facts = {}) => addLine('info', message, facts),
    warn: (message, facts = {}) => addLine('warn', message, facts),
    error: (message, cause) =>
      addLine('error', message, {}, () => formatCause(describeCause(cause), clean)),
    flush: async () => {
      await writing;
    },
  };
}

// Cuts at a space: half a secret would not be recognised and redacted.
function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, Math.max(0, text.lastIndexOf(' ', LONGEST)))} …`;
}
