import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shippedFolders } from './notices/bundled.ts';
import { readShipped } from './notices/packages.ts';
import { noticesPage } from './notices/page.ts';
import { checkoutRoot, runScript, say } from './prepare/run-script.ts';

/** The licenses of what ships, as the file stands in the checkout and in every package. */
export const noticesFile = 'THIRD_PARTY_NOTICES.txt';

/** The notices as they have to be now; builds the application to see what it contains. */
export async function currentNotices(): Promise<string> {
  const folders = await shippedFolders();
  return noticesPage(await Promise.all(folders.map(readShipped)));
}

// Writes the notices anew; a test says where this was forgotten.
await runScript(import.meta.url, async () => {
  await writeFile(path.join(checkoutRoot, noticesFile), await currentNotices());
  say(`${noticesFile} was written.`);
});
