import { posix, win32 } from 'node:path';
import type { FileVariables } from './login-shell.ts';

/** One file Keyturn watches, and the rule that led to it. */
export type FileLocation = {
  readonly kind: 'credentials' | 'config';
  readonly path: string;
  readonly from:
    | 'AWS_SHARED_CREDENTIALS_FILE'
    | 'AWS_CONFIG_FILE'
    | 'AWS_SHARED_CREDENTIALS_FILE of the login shell'
    | 'AWS_CONFIG_FILE of the login shell'
    | 'home';
};

/** What `locateFiles` decides by. */
export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the login shell says of variables that are not set here. */
  readonly shell?: FileVariables;
  readonly home: string;
  readonly platform: NodeJS.Platform;
};

/** The credentials and the config file, in this order, as AWS's tools find them; pure, asks no disk. */
export function locateFiles(surroundings: Surroundings): readonly FileLocation[] {
  return [
    locate('credentials', 'AWS_SHARED_CREDENTIALS_FILE', surroundings),
    locate('config', 'AWS_CONFIG_FILE', surroundings),
  ];
}

function locate(
  kind: FileLocation['kind'],
  variable: 'AWS_SHARED_CREDENTIALS_FILE' | 'AWS_CONFIG_FILE',
  { env, shell = {}, home, platform }: Surroundings,
): FileLocation {
  const paths = platform === 'win32' ? win32 : posix;
  // An empty variable counts as unset in botocore and in the JavaScript SDK alike.
  const isSetHere = (env[variable] ?? '') !== '';
  const chosen = isSetHere ? env[variable] : shell[variable];
  if (chosen === undefined || chosen === '') {
    return { kind, path: paths.join(home, '.aws', kind), from: 'home' };
  }
  const from = isSetHere ? variable : (`${variable} of the login shell` as const);
  const underHome = chosen.startsWith('~/') || (platform === 'win32' && chosen.startsWith('~\\'));
  return { kind, path: underHome ? paths.join(home, chosen.slice(2)) : chosen, from };
}
