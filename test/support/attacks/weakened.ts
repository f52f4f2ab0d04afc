import { join } from 'node:path';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import type { LaunchOptions } from '../application.ts';

/** Each defence that test/fixtures/weakened-app can leave out. */
export type Defence =
  | 'navigation'
  | 'new windows'
  | 'webviews'
  | 'webview tag'
  | 'permissions'
  | 'features'
  | 'requests'
  | 'direct connections'
  | 'downloads'
  | 'policy'
  | 'trusted types'
  | 'names'
  | 'paths'
  | 'senders'
  | 'main frame only'
  | 'isolation'
  | 'scheme'
  | 'table of guides'
  | 'web security'
  | 'mixed content'
  | 'experimental features'
  | 'blink features'
  | 'named functions'
  | 'frozen bridge'
  | 'kinds of files';

/** Starts the built application without these defences; if none is named, with all of them, in the same way. */
export function weakened(
  without: readonly Defence[],
  env: Readonly<Record<string, string>> = {},
): Pick<LaunchOptions, 'path' | 'env'> {
  return {
    path: join(checkoutRoot, 'test', 'fixtures', 'weakened-app'),
    env: { ...env, KEYTURN_TEST_WITHOUT: without.join(',') },
  };
}
