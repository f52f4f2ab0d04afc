import { describe, expect, test } from 'vitest';
import { locateFiles } from '../../../../main/credentials/locate/locate.ts';

describe('finding the files', () => {
  test('they lie in .aws of the home folder', () => {
    expect(locateFiles({ env: {}, home: '/home/ada', platform: 'linux' })).toEqual([
      { kind: 'credentials', path: '/home/ada/.aws/credentials', from: 'home' },
      { kind: 'config', path: '/home/ada/.aws/config', from: 'home' },
    ]);
  });

  test('on Windows too, with its own separators', () => {
    const [credentials] = locateFiles({ env: {}, home: 'C:\\Users\\Ada', platform: 'win32' });
    expect(credentials?.path).toBe('C:\\Users\\Ada\\.aws\\credentials');
  });

  test("AWS's variables name others, and the answer says so", () => {
    const env = { AWS_SHARED_CREDENTIALS_FILE: '/srv/keys', AWS_CONFIG_FILE: '~/conf/aws' };
    expect(locateFiles({ env, home: '/home/ada', platform: 'darwin' })).toEqual([
      { kind: 'credentials', path: '/srv/keys', from: 'AWS_SHARED_CREDENTIALS_FILE' },
      {
        kind: 'config',
        path: '/home/ada/conf/aws',
        written: '~/conf/aws',
        from: 'AWS_CONFIG_FILE',
      },
    ]);
  });

  test('what the login shell says counts where nothing is set here, and the answer says so', () => {
    const shell = { AWS_SHARED_CREDENTIALS_FILE: '~/shell', AWS_CONFIG_FILE: '/shell/config' };
    const env = { AWS_CONFIG_FILE: '/here' };
    expect(locateFiles({ env, shell, home: '/home/ada', platform: 'linux' })).toEqual([
      {
        kind: 'credentials',
        path: '/home/ada/shell',
        written: '~/shell',
        from: 'AWS_SHARED_CREDENTIALS_FILE of the login shell',
      },
      { kind: 'config', path: '/here', from: 'AWS_CONFIG_FILE' },
    ]);
  });

  test('a path chosen in the settings wins over everything, and the answer says so', () => {
    const env = { AWS_SHARED_CREDENTIALS_FILE: '/srv/keys' };
    const chosen = { files: { credentials: '/mine' }, furtherHomes: [] };
    const [credentials, config] = locateFiles({
      env,
      chosen,
      home: '/home/ada',
      platform: 'linux',
    });
    expect(credentials).toEqual({ kind: 'credentials', path: '/mine', from: 'settings' });
    expect(config?.from).toBe('home');
  });

  test('further homes have the two files, too; the own home is none of them', () => {
    const furtherHomes = ['/mnt/two', '/home/ada', '/mnt/two'];
    const chosen = { files: {}, furtherHomes };
    const all = locateFiles({ env: {}, chosen, home: '/home/ada', platform: 'linux' });
    expect(all.slice(2)).toEqual([
      {
        kind: 'credentials',
        path: '/mnt/two/.aws/credentials',
        from: 'further home',
        home: '/mnt/two',
      },
      { kind: 'config', path: '/mnt/two/.aws/config', from: 'further home', home: '/mnt/two' },
    ]);
  });

  test('the home of Linux under Windows is reached by its share', () => {
    const home = '\\\\wsl$\\Ubuntu\\home\\ada';
    const chosen = { files: {}, furtherHomes: [home] };
    const all = locateFiles({ env: {}, chosen, home: 'C:\\Users\\Ada', platform: 'win32' });
    expect(all[2]?.path).toBe(`${home}\\.aws\\credentials`);
  });

  test('an empty variable counts as unset', () => {
    const [credentials] = locateFiles({
      env: { AWS_SHARED_CREDENTIALS_FILE: '' },
      home: '/home/ada',
      platform: 'linux',
    });
    expect(credentials?.from).toBe('home');
  });

  test.each([
    ['win32', '~\\aws\\keys', 'C:\\Users\\Ada\\aws\\keys'],
    ['linux', '~\\aws\\keys', '~\\aws\\keys'],
    ['linux', '~grace/keys', '~grace/keys'],
    ['linux', '~', '/home/ada'],
  ] as const)('a tilde on %s: %s is %s', (platform, chosen, path) => {
    const home = platform === 'win32' ? 'C:\\Users\\Ada' : '/home/ada';
    const [credentials] = locateFiles({
      env: { AWS_SHARED_CREDENTIALS_FILE: chosen },
      home,
      platform,
    });
    expect(credentials?.path).toBe(path);
  });

  test.each([
    'NUL',
    'nul',
    'Nul',
    'NUL:',
    '\\\\.\\NUL',
    '\\\\?\\nul',
    'C:\\Users\\Ada\\nul',
    'C:/NUL',
  ])('on Windows %s is the null device, whose one spelling the others know', (chosen) => {
    const [, config] = locateFiles({
      env: { AWS_CONFIG_FILE: chosen },
      home: 'C:\\Users\\Ada',
      platform: 'win32',
    });
    expect(config?.path).toBe('\\\\.\\nul');
    const files = { config: chosen };
    const [, fromSettings] = locateFiles({
      env: {},
      chosen: { files, furtherHomes: [] },
      home: 'C:\\Users\\Ada',
      platform: 'win32',
    });
    expect(fromSettings?.path).toBe('\\\\.\\nul');
  });

  test.each(['C:\\nul\\config', 'annul', 'C:\\nullable'])('%s is a file on Windows', (chosen) => {
    const [, config] = locateFiles({
      env: { AWS_CONFIG_FILE: chosen },
      home: 'C:\\Users\\Ada',
      platform: 'win32',
    });
    expect(config?.path).toBe(chosen);
  });

  test('a file called NUL is a file elsewhere', () => {
    const [, config] = locateFiles({
      env: { AWS_CONFIG_FILE: '/home/ada/NUL' },
      home: '/home/ada',
      platform: 'linux',
    });
    expect(config?.path).toBe('/home/ada/NUL');
  });

  const env = { HOME: '/home/ann', TEAM: 'blue', USERPROFILE: 'C:\\Users\\Ann', EMPTY: '' };

  test.each([
    ['linux', '$HOME/dot/credentials', '/home/ann/dot/credentials'],
    ['darwin', '${HOME}/dot/credentials', '/home/ann/dot/credentials'],
    ['linux', '~/$TEAM/credentials', '/home/ann/blue/credentials'],
    ['linux', '/srv/$TEAM-${TEAM}$EMPTY/x', '/srv/blue-blue/x'],
    ['win32', '%USERPROFILE%\\x', 'C:\\Users\\Ann\\x'],
    ['win32', '%UserProfile%\\x', 'C:\\Users\\Ann\\x'],
    ['win32', '$USERPROFILE\\x', 'C:\\Users\\Ann\\x'],
    ['win32', '${USERPROFILE}\\100%%\\$$x', 'C:\\Users\\Ann\\100%\\$x'],
  ] as const)('on %s, variables in a path count as for the AWS CLI: %s', (platform, text, path) => {
    const home = platform === 'win32' ? 'C:\\Users\\Ann' : '/home/ann';
    const variables = { ...env, AWS_SHARED_CREDENTIALS_FILE: text, AWS_CONFIG_FILE: text };
    const all = locateFiles({ env: variables, home, platform });
    expect(all.map((file) => file.path)).toEqual([path, path]);
    expect(all.map(({ written }) => written)).toEqual([text, text]);
    expect(all[0]).not.toHaveProperty('doubt');
  });

  test.each([
    ['linux', '$NOBODY/x', 'variable'],
    ['linux', '${NOBODY}/x', 'variable'],
    ['linux', '/srv/%USERPROFILE%/x', 'variable'],
    ['win32', '%NOBODY%\\x', 'variable'],
    ['win32', "C:\\'%USERPROFILE%'\\x", 'variable'],
    ['linux', '~grace/x', 'user'],
    ['linux', '"/home/ann/x"', 'quotes'],
    ['win32', '"C:\\Users\\Ann\\x"', 'quotes'],
  ] as const)('on %s, what no tool expands in %s is reported', (platform, text, doubt) => {
    const variables = { ...env, AWS_CONFIG_FILE: text };
    const [, config] = locateFiles({ env: variables, home: '/home/ann', platform });
    expect(config).toMatchObject({ path: text, doubt });
  });

  test('a variable of the login shell is expanded, too', () => {
    const shell = { AWS_CONFIG_FILE: '$HOME/x' };
    const [, config] = locateFiles({ env, shell, home: '/home/ann', platform: 'linux' });
    expect(config).toEqual({
      kind: 'config',
      path: '/home/ann/x',
      written: '$HOME/x',
      from: 'AWS_CONFIG_FILE of the login shell',
    });
  });

  test('a path that a person chose in a dialog stays as it is', () => {
    const chosen = { files: { config: '/srv/$TEAM/x' }, furtherHomes: [] };
    const [, config] = locateFiles({ env, chosen, home: '/home/ann', platform: 'linux' });
    expect(config).toEqual({ kind: 'config', path: '/srv/$TEAM/x', from: 'settings' });
  });

  test.each([
    ['linux', 'dot/config', '/home/ann/work', '/home/ann/work/dot/config'],
    ['linux', '../config', '/home/ann/work', '/home/ann/config'],
    ['win32', 'dot\\config', 'C:\\work', 'C:\\work\\dot\\config'],
  ] as const)(
    'on %s, %s is shown with the folder it is relative to',
    (platform, text, folder, path) => {
      const variables = { AWS_CONFIG_FILE: text };
      const [, config] = locateFiles({ env: variables, home: '/home/ann', platform, folder });
      expect(config).toMatchObject({ path, relativeTo: folder });
    },
  );
});
