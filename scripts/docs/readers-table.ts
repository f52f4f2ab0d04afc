import { diagnose } from '../../main/credentials/diagnose.ts';
import { keyPlaces } from '../../main/credentials/key-places.ts';
import { parseDocument } from '../../main/credentials/parse-document.ts';
import { replaceKeyPair, samplePair } from '../../main/credentials/replace-key-pair.ts';
import { Failed } from '../../shared/failure.ts';
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

function keyturnOn({ text }: ReaderCase): string {
  const { id, secret } = samplePair();
  const bytes = text.replaceAll(/\bID\b/g, id).replaceAll(/\bSECRET\b/g, secret.reveal());
  const document = parseDocument(Buffer.from(bytes));
  const [problem] = diagnose(document, 'linux');
  if (problem !== undefined) return `asks to correct line ${problem.line} first`;
  if (keyPlaces(document, id).length === 0) return 'sees no key';
  try {
    replaceKeyPair(document, id, samplePair());
    return 'rotates';
  } catch (cause) {
    if (!(cause instanceof Failed)) throw cause;
    return `refuses to edit line ${cause.failure.line ?? 1}`;
  }
}
