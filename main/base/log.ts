/** Facts of a log line: no secrets, no raw messages of others. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;
export type Log = {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  /** `cause` is reduced to its kind and the places it came through. */
  error(message: string, cause: unknown): void;
};
