import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { checkoutRoot } from '../prepare/run-script.ts';
import { CannotPrepare } from '../prepare/types.ts';

/** A package that ships: what it calls itself, and the words it wants to be passed on. */
export type ShippedPackage = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly texts: readonly string[];
};

const License = z.union([z.string(), z.object({ type: z.string() })]);
const Licenses = z.union([License, z.array(License)]).optional();
const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: Licenses,
  licenses: Licenses,
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
});

/** What the package in this folder says of itself. Throws `CannotPrepare` for one that names no license. */
export async function readShipped(folder: string): Promise<ShippedPackage> {
  const place = path.join(checkoutRoot, folder);
  const manifest = Manifest.parse(
    JSON.parse(await readFile(path.join(place, 'package.json'), 'utf8')),
  );
  const licenses = [manifest.license, manifest.licenses]
    .flat()
    .flatMap((one) => (one === undefined ? [] : [typeof one === 'string' ? one : one.type]));
  if (licenses.length === 0) throw new CannotPrepare(`${folder} names no license.`);
  const names = (await readdir(place)).filter((name) =>
    /^(?:licen[cs]e|notice|copying)/iu.test(name),
  );
  const texts = await Promise.all(
    names.toSorted().map(async (name) => tidy(await readFile(path.join(place, name), 'utf8'))),
  );
  const { name, version, author } = manifest;
  const license = licenses.join(' or ');
  const holder = typeof author === 'string' ? author : author?.name;
  const isWithoutText = texts.length === 0 && license === 'MIT' && holder !== undefined;
  return { name, version, license, texts: isWithoutText ? [await mitTextOf(holder)] : texts };
}

/** The license under which Keyturn itself is, with another holder: some name it and bring no text. */
async function mitTextOf(holder: string): Promise<string> {
  const own = tidy(await readFile(path.join(checkoutRoot, 'LICENSE'), 'utf8'));
  return own.replace(/^Copyright .*$/mu, `Copyright (c) ${holder.replace(/\s*<.*$/u, '')}`);
}

/** Line ends and blanks differ from package to package, and would make two texts of one. */
function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
