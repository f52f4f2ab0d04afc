import { posix, win32 } from 'node:path';

/** One file Keyturn watches, and the rule that led to it. */
export type FileLocation = {
  readonly kind: 'credentials' | 'config';
  readonly path: string;
  readonly from: 'AWS_SHARED_CREDENTIALS_FILE' | 'AWS_CONFIG_FILE' | 'home';
};

/** What `locateFiles` decides by. */
export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
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
  { env, home, platform }: Surroundings,
): FileLocation {
  const paths = platform === 'win32' ? win32 : posix;
  const chosen = env[variable];
  // An empty variable counts as unset in botocore and in the JavaScript SDK alike.
  if (chosen === undefined || chosen === '') {
    return { kind, path: paths.join(home, '.aws', kind), from: 'home' };
  }
  const underHome = chosen.startsWith('~/') || (platform === 'win32' && chosen.startsWith('~\\'));
  return { kind, path: underHome ? paths.join(home, chosen.slice(2)) : chosen, from: variable };
}
