import { devNull } from 'node:os';
import { defined } from '../../../shared/lib/defined.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import { type FileProblem, preventsEdits } from '../../../shared/values/file-problem.ts';
import { systemNameOf } from '../../base/system-errors.ts';
import { retryWhileBusy, toRead } from '../../disk/busy-retry.ts';
import { readAll, withFile } from '../../disk/open-file.ts';
import { diagnose } from '../document/diagnose.ts';
import type { Document } from '../document/document.ts';
import { namesSecret } from '../document/key-names.ts';
import { parseDocument } from '../document/parse-document.ts';
import { hasMoreLines } from '../document/scan.ts';
import { sectionsOf } from '../document/sections.ts';
import type { FileLocation } from '../locate/locate.ts';
import { brokenLinkOf, whyNotRead } from '../locate/why-not-read.ts';
import { fileFailed } from '../saving/file-failures.ts';
import type { ParsedFile } from './parsed-file.ts';

/** The state of a known file, without its content. */
export type FileReading = FileLocation & {
  /** The file holds a secret, and its mode lets other users of the computer read it. */
  readonly openToOthers?: true;
} & (
    | { readonly state: 'read'; readonly isEmpty?: true }
    /** With a failure if a link leads nowhere: to AWS's tools, such a file is missing. */
    | { readonly state: 'missing'; readonly failure?: Failure }
    | { readonly state: 'not readable'; readonly failure: Failure }
    | {
        readonly state: 'refused';
        readonly failure: Failure;
        readonly problems: readonly FileProblem[];
      }
  );

/** All known files at one moment. */
type KnownFiles = {
  readonly readings: readonly FileReading[];
  readonly parsed: readonly ParsedFile[];
};

// In bytes. 10,000 profiles take 2 MB. A mistaken path to a disk image must not fill the memory.
const largest = 4 * 1024 * 1024;
// 10,000 profiles take 50,000 lines. Each line becomes an object.
const mostLines = 150_000;

/** Reads the files, each once. Never throws: a file that can't be read has its failure in its reading. */
export async function readKnownFiles(locations: readonly FileLocation[]): Promise<KnownFiles> {
  const files = await Promise.all(locations.map(readKnownFile));
  return {
    readings: files.map(({ reading }) => reading),
    parsed: files.flatMap(({ parsed }) => (parsed === undefined ? [] : [parsed])),
  };
}

/**
 * The bytes of one file, or undefined where there is none. Throws what `whyNotRead` returns.
 */
export async function readBytes(path: string, most = largest): Promise<Buffer | undefined> {
  return (await readWhole(path, most))?.bytes;
}

type WholeFile = { readonly bytes: Buffer; readonly mode: number };

async function readWhole(path: string, most = largest): Promise<WholeFile | undefined> {
  try {
    // The usual way to have no config file.
    if (path === devNull) return undefined;
    const read = (): Promise<WholeFile> =>
      withFile(path, 'r', async (file) => {
        const { mode } = await file.stat();
        return { bytes: await readAll(file, most), mode };
      });
    return await retryWhileBusy(read, toRead);
  } catch (cause) {
    if (systemNameOf(cause) === 'ENOENT') return undefined;
    throw await whyNotRead(path, cause);
  }
}

async function readKnownFile(
  location: FileLocation,
): Promise<{ readonly reading: FileReading; readonly parsed?: ParsedFile }> {
  try {
    const whole = await readWhole(location.path);
    if (whole === undefined) {
      const failure = await brokenLinkOf(location.path);
      const facts = defined({ failure });
      return { reading: { ...location, state: 'missing', ...facts } };
    }
    if (hasMoreLines(whole.bytes, mostLines)) throw fileFailed('FILE_TOO_LARGE', location.path);
    const document = parseDocument(whole.bytes);
    const problems = diagnose(document);
    // The first problem that prevents an edit is the file's failure.
    const first = problems.find(preventsEdits) ?? problems[0];
    const parsed = { location, document };
    const facts = isOpenToOthers(whole.mode, document)
      ? ({ ...location, openToOthers: true } as const)
      : location;
    if (first === undefined) {
      const nothing = whole.bytes.length === 0 ? ({ isEmpty: true } as const) : {};
      return { reading: { ...facts, state: 'read', ...nothing }, parsed };
    }
    const failure: Failure = { code: 'FILE_REJECTED', path: location.path, line: first.line };
    return { reading: { ...facts, state: 'refused', failure, problems }, parsed };
  } catch (cause) {
    if (!(cause instanceof FailureError)) throw cause;
    return { reading: { ...location, state: 'not readable', failure: cause.failure } };
  }
}

/** Windows has no such modes: there the home folder's access lists protect the file. */
function isOpenToOthers(mode: number, document: Document): boolean {
  const holdsSecret = sectionsOf(document).some(({ entries }) =>
    entries.some(({ key }) => namesSecret(key)),
  );
  return holdsSecret && process.platform !== 'win32' && (mode & 0o077) !== 0;
}
