import { normalize } from 'node:path';
import { expect, test } from 'vitest';
import { updateFailure } from '../../../../main/desktop/updater/update-failures.ts';
import {
  downloadsOf,
  feedOf,
  updateHindrance,
} from '../../../../main/desktop/updater/update-feed.ts';
import { FailureError } from '../../../../shared/values/failure.ts';

const [config, uninstaller] = ['app-update.yml', 'Uninstall Keyturn.exe'];

test.each<
  [string, string, Readonly<Record<string, string>>, readonly string[], string | undefined]
>([
  ['an AppImage', 'linux', { APPIMAGE: '/home/ada/Keyturn.AppImage' }, [config], undefined],
  ['a folder', 'linux', { APPIMAGE: '/tmp/another.AppImage' }, [], 'runs from a folder'],
  ['a deb, an rpm, an unpacked tar', 'linux', {}, [config], 'belongs to a package manager'],
  ['macOS', 'darwin', {}, [config], undefined],
  ['Windows, for one person', 'win32', {}, [config, uninstaller], undefined],
  ['Windows, by MSI', 'win32', {}, [config], 'belongs to a package manager'],
])('%s', (_, platform, env, there, hindrance) => {
  const exists = (path: string): boolean => there.includes(path);
  expect(updateHindrance({ platform, env, config, uninstaller, exists })).toBe(hindrance);
});

test.each([
  ['provider: generic\nurl: https://updates.example/keyturn\n', 'https://updates.example/keyturn'],
  ["url: 'https://updates.example'", 'https://updates.example/'],
  ['url: http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
  ['url: http://updates.example', undefined],
  ['url: http://127.0.0.1.updates.example', undefined],
  ['url: file:///tmp', undefined],
  ['provider: github', undefined],
])('%j is a feed only where nobody on the way can change it', (text, address) => {
  expect(feedOf(text)?.href.replace(/keyturn\/$/u, 'keyturn')).toBe(address);
});

const named = 'url: https://updates.example\nupdaterCacheDirName: keyturn-updater\n';

test.each<[string, string, Readonly<Record<string, string>>, string | undefined]>([
  [named, 'linux', {}, '/home/ada/.cache/keyturn-updater'],
  [named, 'linux', { XDG_CACHE_HOME: '/cache' }, '/cache/keyturn-updater'],
  [named, 'darwin', {}, '/home/ada/Library/Caches/keyturn-updater'],
  [named, 'win32', { LOCALAPPDATA: '/local' }, '/local/keyturn-updater'],
  ["updaterCacheDirName: 'keyturn-updater'", 'linux', {}, '/home/ada/.cache/keyturn-updater'],
  ['updaterCacheDirName: ..', 'linux', {}, undefined],
  ['updaterCacheDirName: .', 'linux', {}, undefined],
  ['updaterCacheDirName: ../Documents', 'linux', {}, undefined],
  ['updaterCacheDirName: /home/ada', 'linux', {}, undefined],
  ['updaterCacheDirName:', 'linux', {}, undefined],
  ['provider: generic', 'linux', {}, undefined],
])(
  '%j on %s %j: downloads lie in a folder of their own, or are left alone',
  (text, platform, env, folder) => {
    expect(downloadsOf(text, { platform, env, home: '/home/ada' })).toBe(
      folder === undefined ? undefined : normalize(folder),
    );
  },
);

test.each([
  [coded('ERR_CHECKSUM_MISMATCH'), { code: 'UPDATE_DAMAGED' }],
  [coded('ERR_UPDATER_INVALID_SIGNATURE'), { code: 'UPDATE_DAMAGED' }],
  [coded('ERR_UPDATER_INVALID_UPDATE_INFO'), { code: 'UPDATE_NOT_UNDERSTOOD' }],
  [coded('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), { code: 'UPDATE_NOT_REACHED' }],
  [coded('HTTP_ERROR_503'), { code: 'UPDATE_NOT_REACHED', systemName: 'HTTP_ERROR_503' }],
  [
    new Error('net::ERR_NAME_NOT_RESOLVED'),
    { code: 'UPDATE_NOT_REACHED', systemName: 'net::ERR_NAME_NOT_RESOLVED' },
  ],
  [coded('ENOSPC'), { code: 'UPDATE_FAILED', systemName: 'ENOSPC' }],
  [new Error('who knows'), { code: 'UPDATE_FAILED' }],
  [
    new FailureError({ code: 'PROXY_NOT_USABLE', setBy: 'system' }),
    { code: 'PROXY_NOT_USABLE', setBy: 'system' },
  ],
])('%s: its own code, and nothing of the message', (cause, failure) => {
  expect(updateFailure(cause)).toEqual(failure);
});

function coded(code: string): Error {
  return Object.assign(new Error('a message with a whole page in it'), { code });
}
