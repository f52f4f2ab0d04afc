import path from 'node:path';
import { host, scheme } from '../../../shared/contract/channels.ts';

/** The types of the window's files; no others are served. */
export const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The file for a URL of the page, or undefined for anything outside its folder. */
export function fileForUrl(address: string, folder: string): string | undefined {
  const url = new URL(address);
  if (url.protocol !== `${scheme}:` || url.host !== host) {
    return undefined;
  }
  const name = decoded(url.pathname);
  if (name === undefined) {
    return undefined;
  }
  const file = path.resolve(folder, `.${path.posix.normalize(name)}`);
  return isWithin(file, folder) && contentTypes[path.extname(file)] !== undefined
    ? file
    : undefined;
}

/** Whether a path is inside a folder, and not the folder itself. */
export function isWithin(file: string, folder: string): boolean {
  return file.startsWith(folder + path.sep);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // Bytes that are not UTF-8 name no file of Keyturn.
    return undefined;
  }
}
