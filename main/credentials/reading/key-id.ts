import type { IdFlaw, OtherAwsId } from '../../../shared/standing/reasons.ts';
import { idsIn } from '../document/other-names.ts';

/** What stands in the place of an access key id, where it is none that can rotate. */
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

// All that AWS has ever given have this length; its documents allow 16 to 128.
const USUAL_LENGTH = 20;
// No key id of anybody is longer. What is, is something else, and is not looked at in full.
const LONGEST = 256;

/** Whether an id that AWS's documents allow is shorter than any that it gives: an end was lost on the way. */
export function isTooShort(id: string): boolean {
  return id.length < USUAL_LENGTH;
}

/**
 * What a value is that stands in the place of an access key id and is no well-formed one. A typing error is told only
 * where the value is close to an id of AWS: other providers and stand-ins of AWS have ids of any shape. Pure.
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
    // A letter of the start was lost, turned round or read as another: `KIA…`, `AIKA…`, `AK1A…`.
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

/** A text that a template or a shell should have filled in, or a person: `${ID}`, `%ID%`, `<your key>`, `xxxx`. */
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
