import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { currentNotices, noticesFile } from '../../scripts/notices.ts';
import { writeSbom } from '../../scripts/package/papers.ts';

const limitMs = 180_000;
const Bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.object({ name: z.string(), purl: z.string() })),
});

it(
  'has the notices of what the bundle contains now; else run "npm run notices"',
  async () => {
    const written = await readFile(new URL(`../../${noticesFile}`, import.meta.url), 'utf8');
    expect(written === (await currentNotices())).toBe(true);
    expect(written).toContain('@github/keytar ');
  },
  limitMs,
);

it(
  'lists what ships: the keychain module, the SDK, and no tool that only builds it',
  async () => {
    const output = await mkdtemp(path.join(tmpdir(), 'keyturn-papers-'));
    try {
      const place = await writeSbom(output, { kind: 'stand-in', version: '33.2.1' });
      expect(path.basename(place)).toContain('testruntime');
      const { components } = Bom.parse(JSON.parse(await readFile(place, 'utf8')));
      const names = components.map(({ purl }) => purl.replace(/@[^@]*$/u, ''));
      expect(names).toContain('pkg:npm/%40github/keytar');
      expect(names).toContain('pkg:npm/%40aws-sdk/client-iam');
      expect(names).toContain('pkg:npm/react');
      expect(names).not.toContain('pkg:npm/vite');
      expect(names).not.toContain('pkg:npm/electron-builder');
    } finally {
      await rm(output, { recursive: true, force: true });
    }
  },
  limitMs,
);
