import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { currentPages, readPage } from '../../../scripts/docs/pages.ts';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';
import { readManaged } from '../../../shared/application/managed-text.ts';
import { callNames, pushNames } from '../../../shared/contract/channels.ts';
import { permissionPolicy } from '../../../shared/permissions/permission-policy.ts';
import { ManagedFile } from '../../../shared/settings/managed.ts';
import { errorCodes } from '../../../shared/values/failure.ts';

const docs = path.join(checkoutRoot, 'docs');

function jsonIn(markdown: string): unknown {
  const [, json = ''] = /```json\n([^`]+)```/u.exec(markdown) ?? [];
  return JSON.parse(json);
}

test('the policy in the documentation is the one that the window gives', async () => {
  const { text } = await readPage('docs/permissions.md');
  const policy = permissionPolicy('arn:aws:iam::111122223333:user/ada', {
    scope: 'everybody',
    needsMfa: true,
  });
  expect(jsonIn(text)).toEqual(JSON.parse(policy));
});

describe('the documentation', () => {
  test('is what the code says now; where it is not, `npm run docs` writes it anew', async () => {
    for (const page of await currentPages()) {
      expect((await readPage(page.path)).text, page.path).toBe(page.text);
    }
  });

  test('explains every error once, under a heading that can be linked to', async () => {
    const { text } = await readPage('docs/errors.md');
    const headings = [...text.matchAll(/^### ([A-Z_]+)$/gmu)].map(([, code = '']) => code);
    expect(headings.length).toBe(errorCodes.length);
    expect(new Set(headings)).toEqual(new Set(errorCodes));
  });

  test('names no error that does not exist', async () => {
    const known = new Set<string>(errorCodes);
    const { text } = await readPage('docs/rotation.md');
    const named = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/gu)].map(([, code = '']) => code);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });

  test('names every message of the contract once, and every decision', async () => {
    const { text } = await readPage('docs/architecture.md');
    const named = [...text.matchAll(/^\| `([a-zA-Z]+\.[a-zA-Z]+)` \|/gmu)].map(
      ([, name = '']) => name,
    );
    expect(named.toSorted()).toEqual([...callNames, ...pushNames].toSorted());
    const linked = [...text.matchAll(/^- \[.+\]\(adr\/(.+)\)$/gmu)].map(([, name = '']) => name);
    expect(linked).toEqual((await readdir(path.join(docs, 'adr'))).toSorted());
  });

  test('links to files that are there', async () => {
    for (const page of await pagesIn(docs)) {
      const text = await readFile(page, 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/gu)].map(([, to = '']) => to);
      for (const link of links) {
        await expect(stat(path.resolve(path.dirname(page), link)), link).resolves.toBeDefined();
      }
    }
  });
});

async function pagesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.md')).map((name) => path.join(folder, name));
}

test('the policy file in the documentation is one that Keyturn goes by as a whole', async () => {
  const { text } = await readPage('docs/managed.md');
  expect(ManagedFile.safeParse(jsonIn(text)).success).toBe(true);
  const inScripts = [...text.matchAll(/^\{ "version".*\}$/gmu)].map(([line]) => line);
  expect(inScripts).toHaveLength(3);
  for (const line of inScripts) expect(readManaged(line).flaw).toBeUndefined();
});
