import { describe, expect, test } from 'vitest';
import { mayBeNamed, refusedSwitch } from '../../../main/desktop/hardening/switches.ts';

function refused(
  given: readonly string[],
  { platform = 'linux', isRoot = false }: { platform?: NodeJS.Platform; isRoot?: boolean } = {},
): string | undefined {
  return refusedSwitch({ arguments: given, platform, isRoot });
}

describe('the packaged application does not start with', () => {
  test.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
    'remote-allow-origins',
    'inspect',
    'inspect-brk',
    'js-flags',
    'no-sandbox',
    'disable-setuid-sandbox',
    'disable-gpu-sandbox',
    'no-zygote',
    'single-process',
    'disable-web-security',
    'disable-site-isolation-trials',
    'allow-running-insecure-content',
    'ignore-certificate-errors',
    'host-rules',
    'host-resolver-rules',
    'proxy-server',
    'proxy-pac-url',
    'load-extension',
    'enable-features',
    'disable-features',
    'blink-settings',
    'log-net-log',
    'ssl-key-log-file',
    'renderer-cmd-prefix',
    'gpu-launcher',
    'a-switch-that-chromium-gets-next-year',
  ])('%s', (name) => {
    expect(refused([`--${name}`])).toBe(name);
    expect(refused(['--hidden', `--${name}=1`])).toBe(name);
    expect(refused([`-${name}=1`])).toBe(name);
  });

  test.each([' --inspect=1', '\t-inspect', '\n--inspect ', '\u0085--inspect', '\u3000--inspect'])(
    'one of them behind white space: %j',
    (given) => {
      for (const platform of ['linux', 'win32', 'darwin'] as const) {
        expect(refused(['--hidden', given], { platform })).toBe('inspect');
      }
    },
  );

  test('one of them behind a slash or in large letters, on Windows', () => {
    const platform = 'win32';
    expect(refused(['/remote-debugging-port=1'], { platform })).toBe('remote-debugging-port');
    expect(refused(['--Remote-Debugging-Port=1'], { platform })).toBe('Remote-Debugging-Port');
    expect(refused(['--no-sandbox'], { platform })).toBe('no-sandbox');
  });
});

describe('it starts', () => {
  test.each([
    { by: 'a person', given: [] },
    { by: 'a menu, with the place of a file', given: ['/home/ada/credentials'] },
    { by: 'the desktop at login', given: ['--user-data-dir=/home/ada/x', '--hidden'] },
    { by: 'the one who installs it', given: ['--self-test'] },
    { by: 'somebody whose screen needs it', given: ['--ozone-platform=wayland', '--disable-gpu'] },
    { by: 'somebody who reads with a screen reader', given: ['--force-renderer-accessibility'] },
    { by: 'a person with a strange file', given: ['--', '--remote-debugging-port=1'] },
  ])('by $by', ({ given }) => {
    expect(refused(given)).toBeUndefined();
  });

  test('by root on Linux without a sandbox, which root can’t have', () => {
    expect(refused(['--no-sandbox'], { isRoot: true })).toBeUndefined();
    expect(refused(['--no-sandbox'], { isRoot: true, platform: 'darwin' })).toBe('no-sandbox');
  });

  test('by macOS, which counts its processes, and by the installer of Windows', () => {
    expect(refused(['-psn_0_12345'], { platform: 'darwin' })).toBeUndefined();
    expect(refused(['-psn_0_12345'])).toBe('psn_0_12345');
    expect(refused(['--updated', '--force-run'], { platform: 'win32' })).toBeUndefined();
  });
});

test('that an AppImage has no sandbox is told in a box; what opens Keyturn to others is not waited for', () => {
  const on = (platform: NodeJS.Platform, ...given: readonly string[]): boolean =>
    mayBeNamed({ arguments: given, platform, isRoot: false });
  expect(on('linux', '--no-sandbox')).toBe(true);
  expect(on('linux', '--no-sandbox', '--hidden', '/home/ada/keys.csv')).toBe(true);
  expect(on('linux', '--no-sandbox', '--remote-debugging-port=0')).toBe(false);
  expect(on('linux', '--no-sandbox', ' --remote-debugging-pipe')).toBe(false);
  expect(on('linux', '--no-sandbox', '--self-test')).toBe(false);
  expect(on('linux', '--disable-setuid-sandbox')).toBe(false);
  expect(on('win32', '--no-sandbox')).toBe(false);
});
