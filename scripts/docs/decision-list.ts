import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A link to each decision record of a folder, by its heading; `folder` is relative to the page. Throws where one has no heading. */
export async function decisionList(root: string, folder: string): Promise<string> {
  const names = (await readdir(path.join(root, folder))).filter((name) => name.endsWith('.md'));
  const links = names.toSorted().map(async (name) => {
    const text = await readFile(path.join(root, folder, name), 'utf8');
    const [, title] = /^# \d+\. (.+)$/mu.exec(text) ?? [];
    if (title === undefined) throw new Error(`${folder}/${name} has no numbered heading`);
    return `- [${title}](${folder}/${name})`;
  });
  return (await Promise.all(links)).join('\n');
}
