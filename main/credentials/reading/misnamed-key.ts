import type { RightName } from '../../../shared/standing/reasons.ts';
import { textOf } from '../document/document.ts';
import { idKey, namesId, namesSecret, secretKey } from '../document/key-names.ts';
import type { ProfileSection } from './profile-sections.ts';

/** A half of a pair under a name that none of AWS's tools reads; other programs may: Ansible, s3cmd. */
export type MisnamedKey = {
  readonly path: string;
  readonly line: number;
  readonly written: string;
  readonly right: RightName;
  /** The ID, if that is the half. */
  readonly id?: string;
};

// Longer names are no typing errors of the names of a pair.
const LONGEST_NAME = 40;
// No profile has more. The rest is not searched.
const MOST_SETTINGS = 200;

/**
 * The half of a pair that a profile holds under another name, the ID first; undefined where there is none. Only values
 * that look like an ID or a secret count, so that no other setting is reported. Pure.
 */
export function findMisnamedKey(
  sections: readonly ProfileSection[],
  has: Readonly<Record<'id' | 'secret', boolean>>,
): MisnamedKey | undefined {
  const settings = sections.toReversed().flatMap((section) => settingsIn(section));
  if (!has.id) {
    const id = settings.find(({ name, value }) => isKeyId(value) && isIdName(name));
    if (id !== undefined) return { ...id.at, right: idKey, id: id.value };
  }
  if (has.secret) return undefined;
  const secret = settings.find(({ name, value }) => isSecret(value) && isSecretName(name));
  return secret === undefined ? undefined : { ...secret.at, right: secretKey };
}

type Setting = {
  readonly at: { readonly path: string; readonly line: number; readonly written: string };
  readonly name: string;
  readonly value: string;
};

function settingsIn({ location, document, section }: ProfileSection): readonly Setting[] {
  return section.entries.slice(0, MOST_SETTINGS).flatMap(({ property, key }) => {
    if (key === idKey || key === secretKey) return [];
    const whole = { start: property.key.start, end: property.value.end };
    // No line of a pair is longer. Lines copied from a shell have a command before the name.
    if (whole.end - whole.start > 300) return [];
    const text = textOf(document, whole).replace(/^(?:export|setx?|declare -x|\$env:)\s*/i, '');
    const sign = text.search(/[=:]/);
    if (sign < 1) return [];
    const name = text.slice(0, sign).trim();
    if (name.length > LONGEST_NAME) return [];
    const value = text
      .slice(sign + 1)
      .trim()
      .replaceAll(/^["']|["']?[,;]?$/g, '');
    const { path } = location;
    const written = textOf(document, { start: whole.start, end: property.key.end });
    const shown = written.toLowerCase() === '$env' ? `$env:${name}` : written;
    return [{ at: { path, line: property.line, written: shown.slice(0, 64) }, name, value }];
  });
}

function isKeyId(value: string): boolean {
  return /^A[KS]IA[A-Z0-9]{12,124}$/.test(value);
}

function isSecret(value: string): boolean {
  return /^[A-Za-z0-9/+=]{40}$/.test(value);
}

function isIdName(name: string): boolean {
  const plain = spelledPlainly(name);
  return (
    namesId(name) ||
    /^(?:aws|iam|s3)?access(?:key)?id$/.test(plain) ||
    isNearly(plain, 'awsaccesskeyid')
  );
}

function isSecretName(name: string): boolean {
  const plain = spelledPlainly(name);
  return (
    namesSecret(name) ||
    /^(?:aws|iam|s3)?secret(?:access)?(?:key)?(?:id)?$/.test(plain) ||
    isNearly(plain, 'awssecretaccesskey')
  );
}

function spelledPlainly(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Whether the texts differ in up to two letters (Levenshtein distance). */
function isNearly(text: string, wanted: string): boolean {
  if (Math.abs(text.length - wanted.length) > 2) return false;
  let above = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  for (let row = 0; row < text.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < wanted.length; column += 1) {
      const isSame = text.charAt(row) === wanted.charAt(column);
      const replaced = (above[column] ?? 0) + (isSame ? 0 : 1);
      const removed = (above[column + 1] ?? 0) + 1;
      current.push(Math.min(replaced, removed, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return (above.at(-1) ?? wanted.length) <= 2;
}
