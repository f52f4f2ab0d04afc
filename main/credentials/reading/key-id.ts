import type { IdFlaw, OtherAwsId } from '../../../shared/standing/reasons.ts';
import { idsIn } from '../document/other-names.ts';

/** What the value of `aws_access_key_id` is, where it is no key that can rotate. */
export type NoKeyId =
  | { readonly kind: 'not a key of AWS' }
  | { readonly kind: 'other AWS id'; readonly what: OtherAwsId }
  | { readonly kind: 'malformed id'; readonly flaw: IdFlaw; readonly sign?: string };

// "Understanding unique ID prefixes" in the IAM user guide; `ABSK` in "Bedrock API keys" of the same guide.
const prefixes: readonly (readonly [string, OtherAwsId])[] = [
  ['ABIA', 'bearer token'],
  ['ABSK', 'Bedrock API key'],
  ['bedrock-api-key-', 'Bedrock API key'],
  ['ACCA', 'context-specific credential'],
  ['AGPA', 'group'],
  ['AIDA', 'user'],
  ['AIPA', 'instance profile'],
  ['ANPA', 'policy'],
  ['ANVA', 'policy'],
  ['APKA', 'public key'],
  ['AROA', 'role'],
  ['ASCA', 'certificate'],
];

// AWS has only ever created IDs of this length; its documents allow 16 to 128.
const USUAL_LENGTH = 20;
// No key ID of any provider is longer. A longer value is something else, and only its beginning is read.
const LONGEST = 256;

/** Whether an ID that AWS's documents allow is shorter than all that it creates: a part of it was lost. */
export function isTooShort(id: string): boolean {
  return id.length < USUAL_LENGTH;
}

/**
 * What a value is that should be a key ID and is no well-formed one. It is reported as a typing error only if it is
 * close to an ID of AWS: other providers and test doubles of AWS have IDs of any shape. Pure.
 */
export function findInIdPlace(value: string, secret: string | undefined): NoKeyId {
  const text = value.slice(0, LONGEST);
  const bare = text.replaceAll(/^["'`“”‘’]|["'`“”‘’],?$/g, '');
  if (bare !== text && isKeyId(bare)) return flawed('quotes');
  if (isPlaceholder(text)) return flawed('placeholder');
  if (text.startsWith('arn:aws')) return { kind: 'other AWS id', what: 'ARN' };
  if (/^(?:\d{12}|\d{4}-\d{4}-\d{4})$/.test(text)) return { kind: 'other AWS id', what: 'account' };
  const named = prefixes.find(([prefix]) => text.startsWith(prefix) && text.length >= 16);
  if (named !== undefined) return { kind: 'other AWS id', what: named[1] };
  if (secret !== undefined && isKeyId(secret)) return flawed('swapped');
  return nearlyAnId(text) ?? { kind: 'not a key of AWS' };
}

function nearlyAnId(text: string): NoKeyId | undefined {
  if (!/^A[KS]IA/i.test(text)) {
    if (idsIn(text).length > 0) return signIn(text) ?? flawed('start');
    // A letter of the start is missing, swapped or misread: `KIA…`, `AIKA…`, `AK1A…`.
    const isClose =
      /^(?:AK[1L|!]A|4KIA|AKI4)[A-Z0-9]{16}$/i.test(text) ||
      /^(?:KAIA|AIKA|AKAI)[A-Z0-9]{16}$/.test(text) ||
      /^(?:KIA|AIA|AKA|AKI)[A-Z0-9]{16}$/.test(text);
    return isClose ? flawed('start') : undefined;
  }
  const sign = signIn(text);
  if (sign !== undefined) return sign;
  if (text !== text.toUpperCase()) return flawed('lower case');
  return flawed(isTooShort(text) ? 'too short' : 'too long');
}

function signIn(text: string): NoKeyId | undefined {
  const sign = /[^A-Za-z0-9]/u.exec(text)?.[0];
  return sign === undefined ? undefined : { kind: 'malformed id', flaw: 'sign', sign };
}

function isKeyId(text: string): boolean {
  return /^A[KS]IA[A-Z0-9]{12,124}$/.test(text);
}

/** A text that a template, a shell or a person should have replaced: `${ID}`, `%ID%`, `<your key>`, `xxxx`. */
function isPlaceholder(text: string): boolean {
  return (
    /^(?:\$\w|\$\{|\$\(|\{\{|<)/.test(text) ||
    /^%\w+%$/.test(text) ||
    /^(?:x{4,}|\*{3,}|\.{3,}|changeme)$/i.test(text) ||
    /^(?:your|my|insert|replace|enter)[-_ ]/i.test(text)
  );
}

function flawed(flaw: IdFlaw): NoKeyId {
  return { kind: 'malformed id', flaw };
}
