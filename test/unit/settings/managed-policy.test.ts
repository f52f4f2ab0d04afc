import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { managedPolicyPath } from '../../../main/settings/managed-policy-path.ts';
import { readManagedPolicy } from '../../../main/settings/managed-policy.ts';
import { rulesInDoubt } from '../../../shared/settings/managed.ts';
import { whyNoLinks } from '../../support/system-guarantees.ts';

const noLinks = await whyNoLinks();
const because = noLinks === undefined ? '' : `: ${noLinks}`;
let folder = '';
let file = '';
const owner = process.getuid?.();
const isPosix = owner !== undefined;
const right = JSON.stringify({ version: 1, backups: true });

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keyturn-policy-'));
  file = path.join(folder, 'policy.json');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(text: string, mode = 0o644): void {
  writeFileSync(file, text);
  chmodSync(file, mode);
}

const read = () => readManagedPolicy({ path: file, owner });

describe('the policy file', () => {
  test.each([
    ['linux', '/etc/keyturn/policy.json', 0],
    ['darwin', '/Library/Application Support/Keyturn/policy.json', 0],
    ['win32', String.raw`D:\Shared\Keyturn\policy.json`, undefined],
  ] as const)('has its place on %s, which is the administrator’s', (platform, place, uid) => {
    const found = managedPolicyPath(platform, { ProgramData: String.raw`D:\Shared` });
    expect(found).toEqual({ path: place, owner: uid });
  });

  test('that is not there sets nothing, and nothing is reported', () => {
    expect(read()).toEqual({ rules: undefined, trouble: undefined });
    expect(readManagedPolicy({ path: `${file}/policy.json`, owner })).toEqual(read());
  });

  test('is read', () => {
    put(right);
    expect(read()).toEqual({ rules: { backups: true }, trouble: undefined });
  });

  test.skipIf(noLinks !== undefined)(`is read through a link${because}`, () => {
    put(right);
    const link = path.join(folder, 'link.json');
    symlinkSync(file, link);
    expect(readManagedPolicy({ path: link, owner })).toEqual(read());
  });

  test.each([
    ['no JSON', '{', 'POLICY_FILE_DAMAGED', undefined],
    ['a field that is wrong', '{"version":1,"backups":1}', 'POLICY_FILE_DAMAGED', 'backups'],
    ['a newer version', '{"version":2}', 'POLICY_FILE_NEWER', undefined],
    ['more than 64 KB', `{"version":1${' '.repeat(65_536)}}`, 'POLICY_FILE_TOO_LARGE', undefined],
  ])('with %s is reported', (_, text, code, field) => {
    put(text);
    expect(read().trouble).toEqual({ code, path: file, ...(field === undefined ? {} : { field }) });
  });

  test.runIf(isPosix).each([
    ['the group can write it', () => put(right, 0o664)],
    ['everybody can write it', () => put(right, 0o646)],
    [
      'everybody can write in its folder',
      () => {
        put(right);
        chmodSync(folder, 0o777);
      },
    ],
    ['it is a pipe', () => execFileSync('mkfifo', [file])],
    ['it is a folder', () => mkdirSync(file)],
  ])('is not applied where %s, and that is reported', (_, make) => {
    make();
    expect(read()).toEqual({
      rules: rulesInDoubt,
      trouble: { code: 'POLICY_FILE_NOT_TRUSTED', path: file },
    });
  });

  test.runIf(isPosix)('is not gone by where it is another user’s', () => {
    put(right);
    const { trouble } = readManagedPolicy({ path: file, owner: (owner ?? 0) + 1 });
    expect(trouble?.code).toBe('POLICY_FILE_NOT_TRUSTED');
  });

  test.runIf(isPosix)(
    'that is a link to itself is reported with the system’s name of the error',
    () => {
      symlinkSync(file, file);
      expect(read().trouble).toEqual({
        code: 'POLICY_FILE_NOT_READABLE',
        path: file,
        systemName: 'ELOOP',
      });
    },
  );
});
