import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { scheme } from '../../../shared/contract/channels.ts';
import { contentSecurityPolicy } from '../hardening/content-security-policy.ts';
import { featurePolicy } from '../hardening/features.ts';
import { contentTypes, fileForUrl, isWithin } from './file-for-url.ts';

/** Gives `app://` an origin of its own. Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

function notFound(): Response {
  return new Response('not found', { status: 404, headers: { 'content-type': 'text/plain' } });
}

/** Items 7 and 18: serves the window's files over `app://keyturn/` in a session, each with the full policy as a header. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(scheme, async ({ url }) => {
    const file = fileForUrl(url, folder);
    if (file === undefined) {
      return notFound();
    }
    try {
      // A link inside the folder must not lead outside either.
      const [real, realFolder] = await Promise.all([realpath(file), realpath(folder)]);
      if (!isWithin(real, realFolder)) {
        return notFound();
      }
      const bytes = await readFile(real);
      return new Response(new Uint8Array(bytes), {
        headers: {
          'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
          'content-security-policy': contentSecurityPolicy,
          'permissions-policy': featurePolicy,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      // A missing file: the page decides what that means.
      return notFound();
    }
  });
}
