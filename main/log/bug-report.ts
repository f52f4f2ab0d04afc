import type { Snapshot } from '../../shared/contract/snapshot.ts';
import { redact } from './redact.ts';

/** What a bug report is made from. */
export type BugReportFacts = {
  readonly snapshot: Snapshot;
  /** "Electron" and so on, with their versions. */
  readonly versions: Readonly<Record<string, string>>;
  readonly system: string;
  readonly desktop: string;
  /** The newest lines of the log, the newest last. */
  readonly log: readonly string[];
};

const MOST_LINES = 60;
// In characters. The log writes no longer ones, but a person or another program may have.
const LONGEST_LINE = 9 * 1024;

/**
 * A bug report that may be published: versions, system, counts, and the last warnings and errors of the log. No name of
 * a profile, user, account or computer, no path, no key. Pure.
 */
export function bugReport({ snapshot, versions, system, desktop, log }: BugReportFacts): string {
  const { policy, limits, connection, keychain, backups, files, rotations, profiles } = snapshot;
  const troubles = log
    .filter((line) => /^\S+ (WARN|ERROR)|^ {2}/u.test(line))
    .slice(-MOST_LINES)
    .map((line) => anonymous(line.slice(0, LONGEST_LINE), snapshot));
  return [
    `Keyturn ${snapshot.version}`,
    ...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
    `System: ${system}`,
    `Desktop: ${desktop}`,
    `Keychain: ${keychain}, ${backups === undefined ? 'not known' : String(backups.length)} backups`,
    `Settings: ${JSON.stringify({ ...policy, ...limits, proxy: connection.proxy.use })}`,
    `Files: ${tally(files.map(({ kind, from, state }) => `${kind} (${from}, ${state})`))}`,
    `Profiles: ${tally(profiles.map(({ standing }) => standingOf(standing)))}`,
    `Rotations: ${tally(rotations.map(({ state }) => state))}`,
    `Troubles: ${tally(snapshot.troubles.map(({ code }) => code))}`,
    '',
    'Last warnings and errors:',
    ...(troubles.length === 0 ? ['none'] : troubles),
    '',
  ].join('\n');
}

function standingOf(standing: Snapshot['profiles'][number]['standing']): string {
  switch (standing.can) {
    case 'never':
      return `${standing.can} (${standing.reason})`;
    case 'not now':
      return `${standing.can} (${standing.failure.code})`;
    case 'rotate':
    case 'not yet known':
      return standing.can;
  }
}

/** "2 × read, 1 × missing". */
function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts.size === 0
    ? 'none'
    : [...counts].map(([word, count]) => `${count} × ${word}`).join(', ');
}

/** The line without names of profiles, users and accounts, keys and paths. */
function anonymous(line: string, { profiles }: Snapshot): string {
  const namesFirst = profiles
    .flatMap(({ name, user }) => [name, user ?? ''])
    .filter((name) => name.length > 1)
    .toSorted((one, two) => two.length - one.length);
  const nameless = namesFirst.reduce(
    (text, name) =>
      text.replaceAll(new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`, 'gu'), '[name]'),
    redact(line),
  );
  return (
    nameless
      .replaceAll(/arn:[^\s"']+/gu, '[arn]')
      .replaceAll(/(?:AKIA|ASIA)\S*/gu, '[key]')
      .replaceAll(/\b\d{12}\b/gu, '[account]')
      // A quoted path may contain spaces. A line that was cut has no closing quote.
      .replaceAll(/"(?:\\.|[^"\\])*(?:"|\\?$)/gu, (quoted) =>
        /[/\\]/u.test(quoted) ? '"[path]"' : quoted,
      )
      .replaceAll(/(?:file:\/\/)?(?:[A-Za-z]:|~|\.{1,2})?[/\\][^\s"':,()]+/gu, '[path]')
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
