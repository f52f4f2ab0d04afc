import { posix, win32 } from 'node:path';
import { defined } from '../../../shared/lib/defined.ts';

/** What a path is expanded with. */
export type ExpandBy = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** The folder that a relative path starts from; without it, such a path is kept. */
  readonly folder?: string;
};

/** Why a path is probably not the one that is meant: botocore reads this part of it literally. */
export type PathDoubt = 'variable' | 'user' | 'quotes';

/** A path, and how it was derived from what was written. */
export type ExpandedPath = {
  readonly path: string;
  /** What was written, if it differs from the expanded text. */
  readonly written?: string;
  readonly relativeTo?: string;
  readonly doubt?: PathDoubt;
};

// `posixpath.expandvars` of Python.
const posixVariable = /\$(?:(\w+)|\{([^}]*)\})/g;
// Python's `ntpath.expandvars`: keeps text in single quotes, knows doubled signs and the forms of both systems.
const windowsVariable = /'[^']*'?|\$\$|%%|%([^%]+)%|\$\{([^}]*)\}|\$([\w-]+)/g;

/**
 * A path as botocore reads it from a variable: variables are replaced (`os.path.expandvars`), then `~` by the home folder
 * (`os.path.expanduser`). A variable that is not set stays as written. Homes of other users are not looked up. Pure.
 */
export function expandPath(written: string, by: ExpandBy): ExpandedPath {
  const { home, platform, folder } = by;
  const isWindows = platform === 'win32';
  const paths = isWindows ? win32 : posix;
  const { text: filled, isUnset } = isWindows
    ? expandOnWindows(written, by)
    : expandOnPosix(written, by);
  const isHome =
    filled === '~' || filled.startsWith('~/') || (isWindows && filled.startsWith('~\\'));
  const expanded = isHome ? paths.join(home, filled.slice(1)) : filled;
  const doubt = doubtOf(expanded, isUnset);
  const start = folder !== undefined && !paths.isAbsolute(expanded) ? folder : undefined;
  return {
    path: start === undefined ? expanded : paths.resolve(start, expanded),
    ...(expanded === written ? {} : { written }),
    ...defined({ relativeTo: start, doubt }),
  };
}

/** A text with variables replaced, and whether one that is not set is left. */
type ExpandedText = { readonly text: string; readonly isUnset: boolean };

function expandOnPosix(written: string, { env }: ExpandBy): ExpandedText {
  // A variable in the form of Windows is not replaced.
  let isUnset = /%\w+%/.test(written);
  const text = written.replaceAll(posixVariable, (all, name?: string, braced?: string) => {
    const value = env[name ?? braced ?? ''];
    isUnset ||= value === undefined;
    return value ?? all;
  });
  return { text, isUnset };
}

function expandOnWindows(written: string, { env }: ExpandBy): ExpandedText {
  let isUnset = false;
  const valueOf = (name: string): string | undefined => {
    // On Windows, upper and lower case are the same in names.
    const known = Object.keys(env).find((key) => key.toUpperCase() === name.toUpperCase());
    return known === undefined ? undefined : env[known];
  };
  const text = written.replaceAll(
    windowsVariable,
    (all, percent?: string, braced?: string, dollar?: string) => {
      if (all === '$$' || all === '%%') return all.charAt(0);
      const value = valueOf(percent ?? braced ?? dollar ?? '');
      isUnset ||= value === undefined && /[$%]/.test(all);
      return value ?? all;
    },
  );
  return { text, isUnset };
}

function doubtOf(path: string, isUnset: boolean): PathDoubt | undefined {
  if (/^(["']).*\1$/s.test(path)) return 'quotes';
  if (path.startsWith('~')) return 'user';
  return isUnset ? 'variable' : undefined;
}
