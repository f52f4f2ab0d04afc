import { execFileSync } from 'node:child_process';
import { accessSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { HandoutFormat } from '../../shared/contract/handout.ts';
import { readTable } from '../../shared/lib/csv-table.ts';

/** The two values that a program reads from the text it was given; undefined where it reads none. */
export type ReadPair = { readonly id: string | undefined; readonly secret: string | undefined };

/** A program that reads a format, or its documented rules if it is not available. */
export type Reader = {
  readonly name: string;
  readonly format: HandoutFormat;
  readonly read: (text: string) => ReadPair;
};

const isPosix = process.platform !== 'win32';
const tell = String.raw`printf '%s\0%s' "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY"`;

function run(program: string, parameters: readonly string[], input: string): ReadPair {
  // Nothing of this computer's environment is inherited, so that only the text can set the variables.
  const options = { input, env: { PATH: process.env['PATH'] }, encoding: 'utf8' } as const;
  const [id, secret] = execFileSync(program, parameters, options).split('\0');
  return { id, secret };
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program));
      return true;
    } catch {
      return false;
    }
  });
}

/** An interactive bash: `!` recalls earlier commands. */
function readByBash(text: string): ReadPair {
  return run('bash', ['--noprofile', '--norc'], `set -o history\nset -H\n${text}${tell}\n`);
}

function readBySh(text: string): ReadPair {
  return run('sh', [], `${text}${tell}\n`);
}

function readByFish(text: string): ReadPair {
  return run('fish', ['--no-config'], `${text}${tell}\n`);
}

/** The values of lines with these prefixes; `unquoted` applies the quoting rules of the rest. */
function valuesOf(
  text: string,
  prefix: (name: string) => string,
  unquoted: (quoted: string) => string | undefined,
): ReadPair {
  const value = (name: string): string | undefined => {
    const line = text.split('\n').find((each) => each.startsWith(prefix(name)));
    return line === undefined ? undefined : unquoted(line.slice(prefix(name).length));
  };
  return { id: value('AWS_ACCESS_KEY_ID'), secret: value('AWS_SECRET_ACCESS_KEY') };
}

/** fish, "Quotes": `\'` and `\\` between single quotes are a quote and a backslash; any other backslash is itself. */
function fishValue(quoted: string): string | undefined {
  const inside = /^'((?:[^'\\]|\\[^])*)'$/.exec(quoted)?.[1];
  return inside?.replaceAll(/\\(['\\])/g, '$1');
}

/** about_Quoting_Rules: only `''` is special; PowerShell accepts typographic quotes as quotes, too. */
function powerShellValue(quoted: string): string | undefined {
  const quote = /[\u2018\u2019\u201A\u201B]/;
  const inside = /^'((?:[^']|'')*)'$/.exec(quoted)?.[1];
  return inside === undefined || quote.test(inside) ? undefined : inside.replaceAll("''", "'");
}

/** docker compose and python-dotenv: between single quotes a backslash escapes; nothing is expanded. */
function composeValue(quoted: string): string | undefined {
  const inside = /^'((?:[^'\\]|\\[^])*)'$/.exec(quoted)?.[1];
  return inside?.replaceAll(/\\([^])/g, '$1');
}

function readJson(text: string): ReadPair {
  const read: unknown = JSON.parse(text);
  const field = (name: string): string | undefined => {
    const value: unknown = typeof read === 'object' && read !== null && Reflect.get(read, name);
    return typeof value === 'string' ? value : undefined;
  };
  return { id: field('AccessKeyId'), secret: field('SecretAccessKey') };
}

/** The questions are answered line by line; the file is then read without blanks and comments. */
function readAnswers(text: string): ReadPair {
  const [id, secret, region, output] = text.split('\n');
  const isWhole = region === '' && output === '';
  const written = secret?.split(/\s[#;]/)[0]?.trim();
  return { id, secret: isWhole ? written : undefined };
}

function readCsv(text: string): ReadPair {
  const [header, row] = readTable(text, ',');
  const isWhole = header?.length === 2 && row?.length === 2;
  return isWhole ? { id: row[0], secret: row[1] } : { id: undefined, secret: undefined };
}

function readEnv(text: string): ReadPair {
  const values = parseEnv(text);
  return { id: values['AWS_ACCESS_KEY_ID'], secret: values['AWS_SECRET_ACCESS_KEY'] };
}

const shells: readonly Reader[] = [
  { name: 'bash', format: 'bash', read: readByBash },
  { name: 'sh', format: 'bash', read: readBySh },
  { name: 'sh that takes the .env file for a script', format: 'env file', read: readBySh },
  ...(isInstalled('fish')
    ? [{ name: 'fish', format: 'fish', read: readByFish } satisfies Reader]
    : []),
];

/** Every reader of a format. Shells run where they exist: everywhere except on Windows. */
export const handoutReaders: readonly Reader[] = [
  ...(isPosix ? shells : []),
  {
    name: 'fish, by its rules',
    format: 'fish',
    read: (text) => valuesOf(text, (name) => `set -gx ${name} `, fishValue),
  },
  {
    name: 'PowerShell, by its rules',
    format: 'PowerShell',
    read: (text) => valuesOf(text, (name) => `$Env:${name}=`, powerShellValue),
  },
  { name: 'Node’s reader of .env files', format: 'env file', read: readEnv },
  {
    name: 'docker compose, by its rules',
    format: 'env file',
    read: (text) => valuesOf(text, (name) => `${name}=`, composeValue),
  },
  { name: 'aws configure, by its rules', format: 'aws configure', read: readAnswers },
  { name: 'a reader of JSON', format: 'JSON', read: readJson },
  { name: 'a reader of CSV', format: 'CSV', read: readCsv },
];
