import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** The encodings in which a secret may be hidden. */
export const forms = ['raw', 'base64', 'URL', 'JSON', 'UTF-16'] as const;
export type Form = (typeof forms)[number];

/** Where a secret was found, and in which encoding. Names the place, never the secret. */
export type Finding = { readonly place: string; readonly form: Form };

/** What was searched, and what was found. */
export type SearchResult = {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly lines: number;
};

/** Where to search: every file in the folders, and texts with a name. */
export type SearchPlaces = {
  readonly folders: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
};

/** The base64 of a secret inside a longer text, without the characters that depend on its neighbours. */
function base64Cores(secret: string): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from(`${'x'.repeat(shift)}${secret}`).toString('base64');
    const first = shift === 0 ? 0 : 4;
    return encoded.slice(first, Math.floor(((shift + secret.length) * 4) / 3) - 4);
  });
}

/** Every byte sequence that would reveal the secret, in one encoding. */
export function disguises(secret: string, form: Form): readonly Buffer[] {
  switch (form) {
    case 'raw':
      return [Buffer.from(secret)];
    case 'base64':
      return base64Cores(secret).flatMap((core) => [
        Buffer.from(core),
        Buffer.from(core.replaceAll('+', '-').replaceAll('/', '_')),
      ]);
    case 'URL':
      return [
        Buffer.from(encodeURIComponent(secret)),
        Buffer.from(encodeURIComponent(secret).toLowerCase()),
      ];
    case 'JSON':
      return [
        Buffer.from(secret.replaceAll('/', '\\/')),
        Buffer.from(secret.replaceAll('/', '\\u002f').replaceAll('+', '\\u002b')),
      ];
    case 'UTF-16':
      return [Buffer.from(secret, 'utf16le'), Buffer.from(secret, 'utf16le').swap16()];
  }
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function readUnlessGone(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

function findIn(bytes: Buffer, secrets: readonly string[]): readonly Form[] {
  return forms.filter((form) =>
    secrets.some((secret) => disguises(secret, form).some((hidden) => bytes.includes(hidden))),
  );
}

/** Searches for secrets in every encoding. A file that disappears while it is read is skipped. */
export async function searchForSecrets(
  secrets: readonly string[],
  { folders, texts }: SearchPlaces,
): Promise<SearchResult> {
  const findings: Finding[] = [];
  let files = 0;
  let lines = 0;
  function search(place: string, bytes: Buffer): void {
    lines += bytes.toString('latin1').split('\n').length;
    findings.push(...findIn(bytes, secrets).map((form) => ({ place, form })));
  }
  for (const folder of folders) {
    for (const file of await filesUnder(folder)) {
      const bytes = await readUnlessGone(file);
      if (bytes === undefined) continue;
      files += 1;
      search(relative(folder, file), bytes);
    }
  }
  for (const [name, text] of Object.entries(texts)) {
    search(name, Buffer.from(text));
  }
  return { findings, files, lines };
}
