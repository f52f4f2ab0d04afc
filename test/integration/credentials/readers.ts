import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSharedConfigFiles } from '@smithy/core/config';
import { z } from 'zod';
import { notApplicable, works } from './workshop.ts';

const script = fileURLToPath(new URL('read-with-botocore.py', import.meta.url));
const Reading = z.record(z.string(), z.record(z.string(), z.unknown()));
const BothReadings = z.strictObject({ credentials: Reading, config: Reading });

/** What a tool reads: the settings of each profile. */
export type Reading = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
/** What a tool reads of one text, taken for a credentials and for a config file. */
type BothReadings = { readonly credentials: Reading; readonly config: Reading };

/** What the AWS SDK for JavaScript reads of a text. */
export async function throughSdk(text: string, folder: string): Promise<BothReadings> {
  const path = join(folder, 'file');
  const none = join(folder, 'none');
  await writeFile(path, text);
  const asCredentials = await loadSharedConfigFiles({
    filepath: path,
    configFilepath: none,
    ignoreCache: true,
  });
  const asConfig = await loadSharedConfigFiles({
    filepath: none,
    configFilepath: path,
    ignoreCache: true,
  });
  return BothReadings.parse({
    credentials: asCredentials.credentialsFile,
    config: asConfig.configFile,
  });
}

/** What botocore reads of texts, null where it refuses one; undefined where it isn't installed, which is said. */
export function throughBotocore(
  all: readonly (string | Buffer)[],
): readonly (BothReadings | null)[] | undefined {
  if (!works('python3', '-c', 'import botocore')) {
    notApplicable('botocore is not installed');
    return undefined;
  }
  const input = JSON.stringify(all.map((text) => Buffer.from(text).toString('base64')));
  const output = execFileSync('python3', [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return z.array(BothReadings.nullable()).parse(JSON.parse(output));
}
