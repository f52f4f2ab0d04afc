import { execFileSync } from 'node:child_process';
import { posix, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { expandPath } from '../../../main/credentials/locate/expand-path.ts';
import { notApplicable, works } from './workshop.ts';

const env = {
  HOME: '/home/ann',
  USERPROFILE: 'C:\\Users\\Ann',
  TEAM: 'blue',
  EMPTY: '',
  TILDE: '~',
  NESTED: '$TEAM',
};

const texts = [
  '$HOME/x',
  '${HOME}/x',
  '${TEAM}$TEAM/$EMPTY/x',
  '$NOBODY/${NOBODY}/x',
  '$NESTED/x',
  '$TILDE/x',
  '~/x',
  '~',
  '$',
  '${',
  '${}x',
  '$TEAM-x',
  '%TEAM%\\x',
  '%NOBODY%\\x',
  '%%TEAM%%',
  '$$TEAM',
  "'$TEAM'/%TEAM%",
  '~\\x',
  '%TEAM',
  '$TEAMß/x',
];

/** What Python makes of the texts, as botocore calls it. */
const script = `
import json, os, sys
given = json.load(sys.stdin)
os.environ.clear()
os.environ.update(given['env'])
import posixpath, ntpath
paths = {'linux': posixpath, 'win32': ntpath}[given['platform']]
print(json.dumps([paths.expanduser(paths.expandvars(text)) for text in given['texts']]))
`;

test.each(['linux', 'win32'] as const)('on %s, paths are expanded as Python does', (platform) => {
  if (!works('python3', '-c', 'import json')) {
    notApplicable('Python is not installed');
    return;
  }
  const home = platform === 'win32' ? env.USERPROFILE : env.HOME;
  const input = JSON.stringify({ env, platform, texts });
  const output: unknown = JSON.parse(
    execFileSync('python3', ['-c', script], { input, encoding: 'utf8' }),
  );
  // Python leaves double and mixed separators as they are, which is the same path.
  const { normalize } = platform === 'win32' ? win32 : posix;
  const expected = z.array(z.string()).parse(output).map(normalize);
  const paths = texts.map((text) => normalize(expandPath(text, { env, home, platform }).path));
  expect(paths).toEqual(expected);
});
