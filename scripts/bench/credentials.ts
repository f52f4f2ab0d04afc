import { mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { replaceKeyPair } from '../../main/credentials/changing/replace-key-pair.ts';
import { createCredentialsFiles } from '../../main/credentials/credentials-files.ts';
import { parseDocument } from '../../main/credentials/document/parse-document.ts';
import type { KeyPair } from '../../main/secrets/key-pair.ts';
import { Secret } from '../../main/secrets/secret.ts';
import { type AccessKeyId, accessKeyId } from '../../shared/values/identifiers.ts';
import { type Measurement, measure } from './measure.ts';

const profiles = 5_000;

/** Measurements of the credentials files. */
export type CredentialsBench = {
  readonly bytes: number;
  readonly measured: readonly Measurement[];
  /** Bytes of memory for each byte of the file. */
  readonly memory: number;
};

/** Reads, edits and saves a file of 5,000 profiles, against reading and writing the same bytes. */
export async function benchCredentials(rounds: number): Promise<CredentialsBench> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-bench-'));
  try {
    const path = join(folder, 'credentials');
    const bytes = Buffer.from(fileOf(profiles));
    await writeFile(path, bytes, { mode: 0o600 });
    const files = createCredentialsFiles({
      locations: () => [{ kind: 'credentials', path, from: 'home' }],
    });
    const document = parseDocument(bytes);
    let held = idOf(profiles / 2);
    let turn = profiles;
    const measured = await measure(
      [
        { title: 'read and write the same bytes', run: () => readAndWrite(path, folder) },
        {
          title: 'parse',
          run: async () => {
            parseDocument(bytes);
          },
        },
        {
          title: 'parse, and replace a pair',
          run: async () => {
            replaceKeyPair(document, idOf(1), pairOf(0));
          },
        },
        {
          title: 'read all profiles',
          run: async () => {
            await files.read();
          },
        },
        {
          title: 'read, replace a pair and save',
          run: async () => {
            turn += 1;
            await files.replaceIn(path, held, pairOf(turn));
            held = idOf(turn);
          },
        },
      ],
      rounds,
    );
    return { bytes: bytes.length, measured, memory: memoryOf(bytes) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As safely as a save: a new file, flushed, renamed over the old one. */
async function readAndWrite(path: string, folder: string): Promise<void> {
  const bytes = await readFile(path);
  const temporary = join(folder, 'temporary');
  const handle = await open(temporary, 'w', 0o600);
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
  await rename(temporary, path);
}

function memoryOf(bytes: Buffer): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return Number.NaN;
  Reflect.apply(collect, undefined, []);
  const before = process.memoryUsage().heapUsed;
  const document = parseDocument(bytes);
  Reflect.apply(collect, undefined, []);
  const used = process.memoryUsage().heapUsed - before;
  return document.nodes.length === 0 ? 0 : used / bytes.length;
}

function fileOf(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const { id, secret } = pairOf(index);
    return [
      `# team ${String(index % 40)}`,
      `[profile-${String(index)}]`,
      `aws_access_key_id = ${id}`,
      `aws_secret_access_key = ${secret.reveal()}`,
      'region = eu-central-1',
      '',
    ].join('\n');
  });
  return lines.join('\n');
}

function pairOf(index: number): KeyPair {
  return { id: idOf(index), secret: new Secret(String(index).padStart(40, 'x')) };
}

function idOf(index: number): AccessKeyId {
  const id = accessKeyId(`AKIA${String(index).padStart(16, '0')}`);
  if (id === undefined) throw new Error('the id is well-formed');
  return id;
}
