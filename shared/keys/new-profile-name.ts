import { type ProfileName, profileName } from '../values/identifiers.ts';

// The names that all of AWS's tools read in both files; DEFAULT has a special meaning in the AWS CLI.
const pattern = /^[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,63}$/;
const taken = new Set([
  'DEFAULT',
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
]);

/** A name for a new profile that all of AWS's tools can read; undefined for others. */
export function newProfileName(text: string): ProfileName | undefined {
  return pattern.test(text) && !taken.has(text) ? profileName(text) : undefined;
}

/** A name that is free: `default` if it is, else the user's, else that with a number. */
export function suggestName(used: readonly string[], user: string | undefined): string {
  const isFree = (name: string): boolean =>
    !used.includes(name) && newProfileName(name) !== undefined;
  if (isFree('default')) return 'default';
  const plain = (user ?? 'profile').replaceAll(/[^A-Za-z0-9_.@+-]/g, '-').slice(0, 50);
  const base = newProfileName(plain) ?? 'profile';
  if (isFree(base)) return base;
  let number = 2;
  while (!isFree(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
