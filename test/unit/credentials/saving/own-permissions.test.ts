import { describe, expect, test } from 'vitest';
import {
  hasOwnEntries,
  requireInherited,
} from '../../../../main/credentials/saving/own-permissions.ts';
import { systemThatSays } from '../../../support/system-questions.ts';

const file = 'D:\\keys\\credentials';
const summary = 'Successfully processed 1 files; Failed processing 0 files';
const inherited = `${file} NT AUTHORITY\\SYSTEM:(I)(F)
                    BUILTIN\\Administrators:(I)(F)
                    PC (old)\\Anna Müller:(I)(M)

${summary}`;
const closed = `${file} PC\\anna:(R,W)\r\n\r\n${summary}`;

describe('permissions of a file on Windows', () => {
  test.each([
    ['all inherited', inherited, false],
    [
      'one of its own among them',
      inherited.replace('anna:(I)(M)', '').replace('Müller:(I)(M)', 'Müller:(DENY)(W)'),
      true,
    ],
    ['all its own', closed, true],
    ['nothing printed', '', false],
    ['no such file', `${file}: The system cannot find the file specified.`, false],
  ])('%s', (_, printed, expected) => {
    expect(hasOwnEntries(printed)).toBe(expected);
  });

  test('a file that has its own is refused before a key is made: the saved one would lose them', async () => {
    const programs = { [`icacls.exe ${file}`]: closed };
    await expect(
      requireInherited(file, 'D:\\link', systemThatSays('win32', { programs })),
    ).rejects.toMatchObject({ failure: { code: 'PERMISSIONS_NOT_KEPT', path: 'D:\\link' } });
    await requireInherited(file, file, systemThatSays('win32'));
  });

  test('on other systems nothing is run', async () => {
    const system = systemThatSays('linux');
    await requireInherited('/x', '/x', system);
    expect(system.asked).toEqual([]);
  });
});
