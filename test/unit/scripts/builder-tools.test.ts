import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { builderTools, targetsOfStandIn } from '../../../scripts/package/builder-tools.ts';
import { runCommand } from '../../../scripts/prepare/run-command.ts';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';

const checkout = '/keyturn';
const hasCompiler = (await runCommand('makensis', ['-VERSION'])).code === 0;
const configuration = readFileSync(
  new URL('../../../electron-builder.yml', import.meta.url),
  'utf8',
);

/** The lines of the configuration that belong to this heading. */
function section(name: string): string {
  const found = new RegExp(`^${name}:\\n((?: .*\\n|\\n)*)`, 'mu').exec(configuration);
  return found?.[1] ?? '';
}

describe('the tools that packages are made with', () => {
  it.each(['win32', 'darwin'] as const)(
    'are electron-builder’s own on %s: a name that is not there would stop it',
    (platform) => {
      expect(builderTools({ platform, checkout, exists: () => true })).toEqual({});
    },
  );

  it('are those of Debian on Linux', () => {
    expect(builderTools({ platform: 'linux', checkout, exists: () => true })).toEqual({
      CUSTOM_FPM_PATH: '/keyturn/scripts/package/fpm-stand-in.mjs',
      ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za',
    });
  });

  it('are named only where they are there', () => {
    const named = builderTools({ platform: 'linux', checkout, exists: () => false });
    expect(Object.keys(named)).toEqual(['CUSTOM_FPM_PATH']);
  });

  it('make an rpm where rpmbuild is there', () => {
    expect(targetsOfStandIn(() => true)).toContain('rpm');
    expect(targetsOfStandIn(() => false)).not.toContain('rpm');
  });
});

describe('a package', () => {
  it.each([
    ['linux', 'linux'],
    ['win', 'win32'],
    ['mac', 'darwin'],
  ])(
    'of %s brings the keychain’s binary of that system, wherever it is built',
    (name, platform) => {
      // A mere pattern is not enough: what is excluded for all systems would win.
      const own = `node_modules/keytar/prebuilds/${platform}-\${arch}`;
      expect(section(name)).toContain(`    - from: ${own}\n      to: ${own}\n`);
      expect(configuration.match(/prebuilds\/\$\{platform\}/u)).toBeNull();
    },
  );

  it('asks Fedora for the libraries that it asks Debian for', () => {
    const debian = /depends: \[(.*)\]/u.exec(section('deb'))?.[1]?.split(', ') ?? [];
    const fedora = section('rpm').match(/^ {4}- .*$/gmu) ?? [];
    expect(fedora).toHaveLength(debian.length);
    // By what is loaded, which is called the same in every distribution: "libsecret-1.so.0()(64bit)".
    for (const line of fedora) expect(line).toMatch(/- lib[\w-]+\.so[.\d]*\(\)\(64bit\)$/u);
  });

  it('is an AppImage that starts without libfuse2', () => {
    expect(section('toolsets')).toContain('appimage: 1.0.3');
  });
});

describe('the uninstaller of Windows', () => {
  const include = readFileSync(new URL('../../../build/uninstall.nsh', import.meta.url), 'utf8');

  it('is built with what removes the entry that starts Keyturn at login', () => {
    expect(section('nsis')).toContain('include: build/uninstall.nsh');
    const [, onRemoval] = /\$\{ifNot\} \$\{isUpdated\}\n([\s\S]*?)\$\{endIf\}/u.exec(include) ?? [];
    expect(onRemoval).toMatch(/HKCU ".*\\CurrentVersion\\Run" "\$\{APP_ID\}"/u);
    expect(include.match(/DeleteReg/gu)).toHaveLength(onRemoval?.match(/DeleteReg/gu)?.length ?? 0);
  });

  it('knows the entry by the name that Electron gives it', () => {
    const [, appId] = /^appId: (.*)$/mu.exec(configuration) ?? [];
    const main = readFileSync(new URL('../../../main/keyturn.ts', import.meta.url), 'utf8');
    expect(main).toContain(`app.setAppUserModelId('${appId ?? ''}')`);
  });

  it.skipIf(!hasCompiler)(
    `is understood by the compiler of installers${hasCompiler ? '' : ': there is no makensis here'}`,
    async () => {
      const text = [
        'Unicode true',
        '!include LogicLib.nsh',
        '!define APP_ID app.keyturn.Keyturn',
        // In the place of electron-builder’s own, which asks a plugin.
        '!define isUpdated "1 == 0"',
        '!include build/uninstall.nsh',
        'Section',
        '  !insertmacro customUnInstall',
        'SectionEnd',
      ].join('\n');
      const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-nsis-'));
      try {
        const script = path.join(folder, 'script.nsi');
        await writeFile(script, `${text}\nOutFile "${path.join(folder, 'made.exe')}"\n`);
        const compiled = await runCommand('makensis', ['-WX', '-NOCD', script], {
          cwd: checkoutRoot,
        });
        expect(compiled).toMatchObject({ code: 0 });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});
