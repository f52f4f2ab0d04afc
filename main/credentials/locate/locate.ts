import { devNull } from 'node:os';
import { posix, win32 } from 'node:path';
import { expandPath, type PathDoubt } from './expand-path.ts';
import type { ShellVariables } from './login-shell.ts';

/** A known file, and where its path comes from. */
export type FileLocation = {
  readonly kind: 'credentials' | 'config';
  readonly path: string;
  readonly from:
    | 'AWS_SHARED_CREDENTIALS_FILE'
    | 'AWS_CONFIG_FILE'
    | 'AWS_SHARED_CREDENTIALS_FILE of the login shell'
    | 'AWS_CONFIG_FILE of the login shell'
    | 'settings'
    | 'home'
    | 'further home';
  /** The further home that the file belongs to; undefined for the person's own files. */
  readonly home?: string;
  /** The value of the variable, if the path was expanded from it. */
  readonly written?: string;
  /** The folder that a relative path starts from. */
  readonly relativeTo?: string;
  readonly doubt?: PathDoubt;
};

/** The files and home folders that a person has chosen. */
export type ChosenPaths = {
  readonly files: {
    readonly credentials?: string | undefined;
    readonly config?: string | undefined;
  };
  /** Folders with another `.aws`: a second home, or one of WSL as `\\\\wsl$\\…`. */
  readonly furtherHomes: readonly string[];
};

export type LocateOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The login shell's values of variables that are not set here. */
  readonly shell?: ShellVariables;
  /** Overrides everything else. */
  readonly chosen?: ChosenPaths;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** The folder that relative paths start from. */
  readonly folder?: string;
};

/**
 * The credentials and the config file, in this order, as AWS's tools find them, then those of further homes. Pure: the
 * disk is not read.
 */
export function locateFiles(surroundings: LocateOptions): readonly FileLocation[] {
  const own = [
    locate('credentials', 'AWS_SHARED_CREDENTIALS_FILE', surroundings),
    locate('config', 'AWS_CONFIG_FILE', surroundings),
  ];
  const taken = new Set(own.map(({ path }) => path));
  const { chosen, platform } = surroundings;
  const further = [...new Set(chosen?.furtherHomes)].flatMap((home): readonly FileLocation[] => [
    {
      kind: 'credentials',
      path: inHome(home, 'credentials', platform),
      from: 'further home',
      home,
    },
    { kind: 'config', path: inHome(home, 'config', platform), from: 'further home', home },
  ]);
  return [...own, ...further.filter(({ path }) => !taken.has(path))];
}

/** The path of the first file of that kind; the null device where there is none. */
export function pathOf(kind: FileLocation['kind'], locations: readonly FileLocation[]): string {
  return locations.find((location) => location.kind === kind)?.path ?? devNull;
}

/** The usual path of a file in a home. */
function inHome(home: string, kind: FileLocation['kind'], platform: NodeJS.Platform): string {
  return (platform === 'win32' ? win32 : posix).join(home, '.aws', kind);
}

function locate(
  kind: FileLocation['kind'],
  variable: 'AWS_SHARED_CREDENTIALS_FILE' | 'AWS_CONFIG_FILE',
  surroundings: LocateOptions,
): FileLocation {
  const { env, shell = {}, home, platform, chosen: choice } = surroundings;
  const file = choice?.files[kind];
  if (file !== undefined) return { kind, path: spelledOnce(file, platform), from: 'settings' };
  // For botocore and the JavaScript SDK, an empty variable is not set.
  const isSetHere = (env[variable] ?? '') !== '';
  const chosen = isSetHere ? env[variable] : shell[variable];
  if (chosen === undefined || chosen === '') {
    return { kind, path: inHome(home, kind, platform), from: 'home' };
  }
  const from = isSetHere ? variable : (`${variable} of the login shell` as const);
  const given = spelledOnce(chosen, platform);
  if (given !== chosen) return { kind, path: given, from };
  return { kind, from, ...expandPath(chosen, surroundings) };
}

/** The null device in one spelling. On Windows, its name is valid in any case, in every folder, and with a colon. */
function spelledOnce(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' && /^(?:.*[\\/])?nul[ .]*:?$/i.test(path) ? '\\\\.\\nul' : path;
}
