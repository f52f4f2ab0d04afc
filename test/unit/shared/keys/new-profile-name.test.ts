import { expect, test } from 'vitest';
import { newProfileName, suggestName } from '../../../../shared/keys/new-profile-name.ts';

test.each(['default', 'work', 'a.b_c@d+e-f', '_x', 'x'.repeat(64)])('%s can be a name', (name) => {
  expect(newProfileName(name)).toBe(name);
});

test.each([
  '',
  'my key',
  'x]',
  '[x',
  'DEFAULT',
  '__proto__',
  'constructor',
  '-x',
  'ä',
  'x\n',
  'x'.repeat(65),
])('“%s” can’t: not all of AWS’s tools would read it', (name) => {
  expect(newProfileName(name)).toBeUndefined();
});

test.each([
  [[], 'ana', 'default'],
  [['default'], 'ana', 'ana'],
  [['default', 'ana', 'ana-2'], 'ana', 'ana-3'],
  [['default'], undefined, 'profile'],
  [['default'], 'Ana Müller/x', 'Ana-M-ller-x'],
  [['default'], '=x', '-x'],
] as const)('beside %j the key of %s is suggested as %s', (used, user, name) => {
  const suggested = suggestName(used, user);
  expect(suggested).toBe(name === '-x' ? 'profile' : name);
  expect(newProfileName(suggested)).toBe(suggested);
});
