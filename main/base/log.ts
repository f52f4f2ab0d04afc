/** Facts of a log line: no secrets, and no messages that Keyturn did not write. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;
export type Log = {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  /** Of `cause`, only the kind and the stack frames are logged. */
  error(message: string, cause: unknown): void;
};
