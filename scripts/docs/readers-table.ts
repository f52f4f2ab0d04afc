import { replaceKeyPair, samplePair } from '../../main/credentials/changing/replace-key-pair.ts';
import { diagnose } from '../../main/credentials/document/diagnose.ts';
import { parseDocument } from '../../main/credentials/document/parse-document.ts';
import { readProfiles } from '../../main/credentials/reading/profiles.ts';
import { FailureError } from '../../shared/values/failure.ts';
import { type ReaderCase, readerCases } from '../../test/support/reader-cases.ts';
import { markdownTable } from './markdown.ts';

/** How each tool reads each oddity, and what Keyturn makes of a file with it. */
export function readersTable(): string {
  return markdownTable(
    ['what the file has', 'SDK for JavaScript', 'AWS CLI (botocore)', 'SDK for Go', 'Keyturn'],
    readerCases.map((given) => [
      given.title,
      ...[given.javaScript, given.botocore, given.go].map(inCode),
      keyturnOn(given),
    ]),
  );
}

function inCode(reading: string): string {
  return reading.replace(/^the id is (.*)$/s, (_, id: string) => {
    return `the id is \`${id.replaceAll('\n', '\\n')}\``;
  });
}

function keyturnOn({ kind, text }: ReaderCase): string {
  const { id, secret } = samplePair();
  const bytes = text.replaceAll(/\bID\b/g, id).replaceAll(/\bSECRET\b/g, secret.reveal());
  const document = parseDocument(Buffer.from(bytes));
  const [problem] = diagnose(document, 'linux');
  if (problem !== undefined) return `asks to correct line ${problem.line} first`;
  const location = { kind, path: kind, from: 'home' } as const;
  const [profile] = readProfiles([{ location, document }]);
  if (profile?.kind === 'unread section') return toWrite(profile.line, `[${profile.right}]`);
  if (profile?.kind === 'misnamed key') return toWrite(profile.line, profile.right);
  try {
    replaceKeyPair(document, id, samplePair(), [kind]);
  } catch (cause) {
    if (!(cause instanceof FailureError)) throw cause;
    return `refuses to edit line ${cause.failure.line ?? 1}`;
  }
  const header = profile?.remarks?.find(({ remark }) => remark === 'header read by some');
  const right = header !== undefined && 'right' in header ? header.right : undefined;
  return right === undefined
    ? 'rotates'
    : `rotates, and ${toWrite(header?.line ?? 1, `[${right}]`)}`;
}

function toWrite(line: number, right: string): string {
  return `asks to write \`${right}\` in line ${line}`;
}
