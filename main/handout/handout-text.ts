import type { HandoutFormat } from '../../shared/contract/handout.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { FailureError } from '../../shared/values/failure.ts';
import { isPlainValue } from '../credentials/document/plain-value.ts';
import type { KeyPair } from '../secrets/key-pair.ts';

/**
 * The pair as text for another program, quoted by its rules. It holds the secret: for the clipboard only. A secret
 * typed into a file by hand can be any text: throws HANDOUT_NOT_POSSIBLE where the program would read, or run,
 * something else.
 */
export function handoutText({ id, secret }: KeyPair, format: HandoutFormat): string {
  const text = secret.reveal();
  if (!canStandIn(format, text)) {
    throw new FailureError({ code: 'HANDOUT_NOT_POSSIBLE' });
  }
  switch (format) {
    case 'bash':
      return `export AWS_ACCESS_KEY_ID='${id}'\nexport AWS_SECRET_ACCESS_KEY=${quotedForShell(text)}\n`;
    case 'fish':
      return `set -gx AWS_ACCESS_KEY_ID '${id}'\nset -gx AWS_SECRET_ACCESS_KEY ${quotedForFish(text)}\n`;
    case 'PowerShell':
      return `$Env:AWS_ACCESS_KEY_ID='${id}'\n$Env:AWS_SECRET_ACCESS_KEY=${quotedForPowerShell(text)}\n`;
    case 'env file':
      return `AWS_ACCESS_KEY_ID='${id}'\nAWS_SECRET_ACCESS_KEY='${text}'\n`;
    case 'aws configure':
      // It asks for region and output, too: an empty answer keeps the present value.
      return `${id}\n${text}\n\n\n`;
    case 'JSON':
      return `${JSON.stringify({ AccessKeyId: id, SecretAccessKey: text }, undefined, 2).replaceAll(/[^\n -~]/g, escapedForJson)}\n`;
    case 'CSV':
      return `Access key ID,Secret access key\r\n${id},${cellOf(text)}\r\n`;
    default:
      return unreachable(format);
  }
}

/** Whether this program reads this text unchanged. */
function canStandIn(format: HandoutFormat, text: string): boolean {
  // A terminal acts on control characters before a shell sees the quotes.
  const isPrintable = /^[ -~]+$/.test(text);
  switch (format) {
    case 'bash':
    case 'fish':
    case 'PowerShell':
      return isPrintable;
    case 'env file':
      // Between single quotes, some readers know escapes and others don't.
      return isPrintable && !/['\\]/.test(text);
    case 'aws configure':
      // It writes its input into the credentials file, for all tools to read.
      return isPlainValue(text);
    case 'JSON':
      return true;
    case 'CSV':
      return isPrintable && text === text.trim();
    default:
      return unreachable(format);
  }
}

/** POSIX 2.2.2: between single quotes every character is literal, and a quote can't be written. */
function quotedForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** fish, "Quotes": between single quotes a backslash escapes a quote or itself, nothing else. */
function quotedForFish(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

/** about_Quoting_Rules: a single quote is doubled, and every other character is literal. */
function quotedForPowerShell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** RFC 4180. AWS's console writes no quotes, so a secret in AWS's alphabet gets none. */
function cellOf(text: string): string {
  return /^[A-Za-z0-9/+=]+$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}

function escapedForJson(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
