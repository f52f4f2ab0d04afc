import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = new URL('../../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const workflows = readdirSync(new URL('.github/workflows/', root)).map((name) => ({
  name,
  text: read(`.github/workflows/${name}`),
}));
const Renovate = z.object({
  minimumReleaseAge: z.string(),
  packageRules: z.array(z.object({ description: z.string().min(20) })),
});

describe('what is installed', () => {
  it('runs no script of its own', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });

  it('comes from one registry, with a checksum each, and is no Git checkout', () => {
    const Lock = z.object({
      packages: z.record(
        z.string(),
        z.looseObject({ integrity: z.string().optional(), resolved: z.string().optional() }),
      ),
    });
    const { packages } = Lock.parse(JSON.parse(read('package-lock.json')));
    const strangers = Object.entries(packages).filter(
      ([folder, { integrity, resolved }]) =>
        folder !== '' && (resolved !== undefined || !(integrity ?? '').startsWith('sha512-')),
    );
    expect(strangers).toEqual([]);
  });

  it('is a week old, and every hold has a reason', () => {
    const { minimumReleaseAge } = Renovate.parse(JSON.parse(read('renovate.json')));
    expect(minimumReleaseAge).toBe('7 days');
  });
});

describe.each(workflows)('the workflow $name', ({ text }) => {
  it('pins every action by its commit, with the version beside it', () => {
    const uses = text.split('\n').filter((line) => /\buses:/u.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
  });

  it('starts from no permission, and asks for them job by job', () => {
    expect(text).toMatch(/^permissions: \{\}$/mu);
    const jobs = text.match(/^ {4}runs-on:/gmu) ?? [];
    expect(text.match(/^ {4}permissions:$/gmu)).toHaveLength(jobs.length);
    expect(text).not.toContain('pull_request_target');
  });

  it('leaves no credentials in the checkout', () => {
    const checkouts = text.match(/uses: actions\/checkout@/gu) ?? [];
    expect(text.match(/persist-credentials: false/gu)).toHaveLength(checkouts.length);
  });
});

describe('a release', () => {
  const text = read('.github/workflows/release.yml');

  it('is packaged only after the tests with a tray, and only as a release', () => {
    expect(text).toMatch(/^ {2}package:\n(?: {4}.*\n)*? {4}needs: gate$/mu);
    const packaged = text.match(/npm run package.*/gu) ?? [];
    expect(packaged).toHaveLength(3);
    for (const line of packaged) expect(line).toBe('npm run package -- --release');
  });

  it('refuses what was built on a stand-in', () => {
    expect(text).toContain('if ls | grep testruntime; then exit 1; fi');
  });

  it('asks macOS for one permission', () => {
    const keys = read('build/entitlements.mac.plist').match(/<key>.*<\/key>/gu);
    expect(keys).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
  });
});
