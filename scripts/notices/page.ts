import { CannotPrepare } from '../prepare/types.ts';
import type { ShippedPackage } from './packages.ts';

const head = `Third-party notices

Keyturn is made with the work of others. These packages are part of what is installed; each is followed by its license.
Electron and Chromium bring their own: LICENSE.electron.txt and LICENSES.chromium.html, beside the application.

This file is written by "npm run notices", from what the bundle contains.`;

/** The text of `THIRD_PARTY_NOTICES.txt`. Throws `CannotPrepare` for a package whose license can't be shown. */
export function noticesPage(packages: readonly ShippedPackage[]): string {
  const sorted = packages.toSorted((one, other) => (label(one) < label(other) ? -1 : 1));
  const list = sorted.map((one) => `${label(one)} (${one.license})`).join('\n');
  const namesByText = new Map<string, string[]>();
  for (const one of sorted) {
    for (const text of textsFor(one, sorted)) {
      namesByText.set(text, [...(namesByText.get(text) ?? []), label(one)]);
    }
  }
  const rule = '-'.repeat(80);
  const texts = [...namesByText].map(
    ([text, names]) => `${rule}\n${[...new Set(names)].join('\n')}\n${rule}\n\n${text}`,
  );
  return `${[head, list, ...texts].join('\n\n')}\n`;
}

/** Some packages of a family leave the text to their siblings: it is taken from one under the same license. */
function textsFor(one: ShippedPackage, all: readonly ShippedPackage[]): readonly string[] {
  if (one.texts.length > 0) return one.texts;
  const scope = one.name.split('/')[0];
  const sibling = all.find(
    ({ name, license, texts }) =>
      texts.length > 0 && license === one.license && name.split('/')[0] === scope,
  );
  if (sibling === undefined) {
    throw new CannotPrepare(`${label(one)} brings no text of its license (${one.license}).`);
  }
  return sibling.texts;
}

function label({ name, version }: ShippedPackage): string {
  return `${name} ${version}`;
}
