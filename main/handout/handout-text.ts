import type { HandoutFormat } from '../../shared/contract/handout.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { FailureError } from '../../shared/values/failure.ts';
import { isPlainValue } from '../credentials/document/plain-value.ts';
import type { KeyPair } from '../secrets/key-pair.ts';

/**
 * The pair as a text that another program takes, quoted as that program demands. It holds the secret: for the clipboard
 * alone. A secret can stand in a file by hand and be anything: throws HANDOUT_NOT_POSSIBLE where the program would read,
 * or run, something else.
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
      // It asks for region and output, too: an empty answer keeps what is there.
      return `${id}\n${text}\n\n\n`;
    case 'JSON':
      return `${JSON.stringify({ AccessKeyId: id, SecretAccessKey: text }, undefined, 2).replaceAll(/[^\n -~]/g, escapedForJson)}\n`;
    case 'CSV':
      return `Access key ID,Secret access key\r\n${id},${cellOf(text)}\r\n`;
    default:
      return unreachable(format);
  }
}

/** Whether this program can be given the text so that it reads the same. */
function canStandIn(format: HandoutFormat, text: string): boolean {
  // What a terminal is given acts by its control characters, before any shell sees a quote.
  const isPrintable = /^[ -~]+$/.test(text);
  switch (format) {
    case 'bash':
    case 'fish':
    case 'PowerShell':
      return isPrintable;
    case 'env file':
      // Between single quotes some readers know escapes, and others none.
      return isPrintable && !/['\\]/.test(text);
    case 'aws configure':
      // It writes what it is told into the credentials file, for all tools to read.
      return isPlainValue(text);
    case 'JSON':
      return true;
    case 'CSV':
      return isPrintable && text === text.trim();
    default:
      return unreachable(format);
  }
}

/** POSIX 2.2.2: between single quotes every sign stands for itself, and there is no way to write a quote. */
function quotedForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** fish, "Quotes": between single quotes a backslash escapes a quote and itself, nothing else. */
function quotedForFish(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

/** about_Quoting_Rules: a single quote is written twice, and everything else stands for itself. */
function quotedForPowerShell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** RFC 4180; AWS's console writes no quotes, so neither does a secret of AWS's alphabet. */
function cellOf(text: string): string {
  return /^[A-Za-z0-9/+=]+$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}

function escapedForJson(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
