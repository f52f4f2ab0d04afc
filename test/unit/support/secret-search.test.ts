import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { disguises, type Form, forms, searchForSecrets } from '../../support/secret-search.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

const planted: Readonly<Record<Form, Buffer>> = {
  raw: Buffer.from(`key=${secret}`),
  base64: Buffer.from(Buffer.from(`{"a":"${secret}"}`).toString('base64')),
  URL: Buffer.from(`https://example.com/?s=${encodeURIComponent(secret)}&x=1`),
  JSON: Buffer.from(`{"s":"${secret.replaceAll('/', '\\/')}"}`),
  'UTF-16': Buffer.from(`s = ${secret}`, 'utf16le'),
};

test.each(forms)('the search finds a secret that was planted in its %s form', async (form) => {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-search-'));
  try {
    await writeFile(join(folder, 'planted'), planted[form]);
    const { findings, files } = await searchForSecrets([secret], { folders: [folder], texts: {} });
    expect(findings).toContainEqual({ place: 'planted', form });
    expect(files).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([0, 1, 2, 3, 4])('base64 is found with %i bytes before the secret', (before) => {
  const text = Buffer.from(`${'a'.repeat(before)}${secret}tail`).toString('base64');
  expect(disguises(secret, 'base64').some((hidden) => text.includes(hidden.toString()))).toBe(true);
});

test('a text without the secret gives no finding', async () => {
  const { findings, lines } = await searchForSecrets([secret], {
    folders: [],
    texts: { log: 'one\ntwo' },
  });
  expect(findings).toEqual([]);
  expect(lines).toBe(2);
});
