import type { CauseFacts } from './describe-cause.ts';
import type { LogLevel } from './log-levels.ts';

/** Facts of a line; undefined ones are left out. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

/** `2026-01-31T12:00:00.000Z INFO  message key=value`: always one line, also if a text contains line breaks. */
export function formatLine(at: number, level: LogLevel, message: string, facts: LogFacts): string {
  const time = new Date(at).toISOString();
  const pairs = Object.entries(facts).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${valueAsText(value)}`],
  );
  return [time, level.toUpperCase().padEnd(5), withoutBreaks(message), ...pairs].join(' ');
}

/**
 * The indented lines of an error, below its log line. Each text is redacted before it is quoted: quoting changes the
 * patterns that are hidden.
 */
export function formatCause(
  { name, systemName, failure, frames, cause }: CauseFacts,
  clean: (text: string) => string,
): readonly string[] {
  const facts = Object.entries({ systemName, ...failure }).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const text = Array.isArray(value) ? value.join(', ') : value;
    return [`${key}=${valueAsText(typeof text === 'string' ? clean(text) : text)}`];
  });
  const behind = cause === undefined ? [] : formatCause(cause, clean);
  return [
    `  ${[name, ...facts].join(' ')}`,
    ...frames.map((frame) => `    ${withoutBreaks(frame)}`),
    ...behind,
  ];
}

function valueAsText(value: string | number | boolean): string {
  const text = String(value);
  return withoutBreaks(/^[^\s"=]+$/.test(text) ? text : JSON.stringify(text));
}

// A profile's name that contains a line feed must not forge log lines.
function withoutBreaks(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (sign) => {
    const code = (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}
