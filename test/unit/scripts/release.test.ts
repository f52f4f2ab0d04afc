import { describe, expect, it } from 'vitest';
import { packageFolders } from '../../../scripts/notices/bundled.ts';
import { noticesPage } from '../../../scripts/notices/page.ts';
import { onlyShipped, type Bom } from '../../../scripts/notices/sbom.ts';
import { builderOptions } from '../../../scripts/package/builder-options.ts';
import { refuseStandIn, refuseTestArtifacts } from '../../../scripts/package/release.ts';
import type { Runtime } from '../../../scripts/prepare/types.ts';

const standIn: Runtime = { kind: 'stand-in', version: '33.2.1' };
const pinned: Runtime = { kind: 'pinned', version: '45.4.1' };

describe('a package on the stand-in', () => {
  it('says so in the name of every file', () => {
    const options = builderOptions({ executable: '/cache/electron', runtime: standIn }, '/out');
    expect(options.artifactName).toContain('testruntime');
    expect(options.linux).toEqual({ compression: 'store' });
    for (const target of ['deb', 'win', 'nsis', 'msi', 'mac', 'dmg'] as const) {
      expect(options[target], target).toBeUndefined();
    }
  });

  it('is no release', () => {
    expect(() => {
      refuseStandIn(standIn);
    }).toThrow('this is a stand-in');
    expect(() => {
      refuseTestArtifacts(['dist/keyturn-0.1.0-x64.deb', 'dist/keyturn-0.1.0-x64-testruntime.deb']);
    }).toThrow('keyturn-0.1.0-x64-testruntime.deb');
    expect(() => {
      refuseTestArtifacts([]);
    }).toThrow('nothing to publish');
  });
});

describe('a package on the pinned Electron', () => {
  it('is named by the configuration, and has the Electron of its own processor', () => {
    const options = builderOptions({ executable: '/cache/electron', runtime: pinned }, '/out');
    expect(options.artifactName).toBeUndefined();
    expect(options.electronDist).toBeUndefined();
    expect(options.electronVersion).toBe('45.4.1');
  });

  it('is signed, or not made, where it is a release', () => {
    const found = { executable: '/cache/electron', runtime: pinned };
    expect(builderOptions(found, '/out', true).forceCodeSigning).toBe(true);
    expect(builderOptions(found, '/out').forceCodeSigning).toBe(false);
  });

  it('may be a release', () => {
    expect(() => {
      refuseStandIn(pinned);
      refuseTestArtifacts(['dist/keyturn-0.1.0-linux-x64.deb']);
    }).not.toThrow();
  });
});

describe('the notices', () => {
  const mit = { name: '@a/one', version: '1.0.0', license: 'MIT', texts: ['Do as you like.'] };

  it('are of the packages whose code is in the bundle', () => {
    const sources = [
      '/k/main/main.ts',
      '/k/node_modules/zod/v4/index.js',
      '/k/node_modules/@a/one/node_modules/two/two.js',
      '/k/node_modules/zod/v4/core.js',
    ];
    expect(packageFolders(sources, '/k')).toEqual([
      'node_modules/@a/one/node_modules/two',
      'node_modules/zod',
    ]);
  });

  it('show one text once, for all packages that bring it', () => {
    const page = noticesPage([
      mit,
      { ...mit, name: '@a/two' },
      { ...mit, name: '@a/six', texts: [] },
    ]);
    expect(page.split('Do as you like.')).toHaveLength(2);
    expect(page).toContain('\n@a/one 1.0.0\n@a/six 1.0.0\n@a/two 1.0.0\n');
  });

  it('are not written where a license has no text', () => {
    expect(() => noticesPage([mit, { ...mit, name: 'alone', texts: [] }])).toThrow('alone 1.0.0');
  });
});

describe('the bill of materials', () => {
  const bom: Bom = {
    bomFormat: 'CycloneDX',
    metadata: { component: { 'bom-ref': 'keyturn@0.1.0' } },
    components: [
      { 'bom-ref': 'zod@4.0.0', name: 'zod', purl: 'pkg:npm/zod@4.0.0' },
      { 'bom-ref': 'vite@8.0.0', name: 'vite', purl: 'pkg:npm/vite@8.0.0' },
    ],
    dependencies: [{ ref: 'keyturn@0.1.0', dependsOn: ['zod@4.0.0', 'vite@8.0.0'] }],
  };

  it('names what ships, and no tool that only builds it', () => {
    const shipped = onlyShipped(bom, [{ name: 'zod', version: '4.0.0' }]);
    expect(shipped.components.map(({ name }) => name)).toEqual(['zod']);
    expect(shipped.dependencies).toEqual([{ ref: 'keyturn@0.1.0', dependsOn: ['zod@4.0.0'] }]);
  });

  it('is not made where something ships that the lock does not have', () => {
    expect(() => onlyShipped(bom, [{ name: 'zod', version: '4.0.1' }])).toThrow('zod 4.0.1');
  });
});
