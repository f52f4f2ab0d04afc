import { z } from 'zod';

/** A name beside the list, and nowhere else. */
const FileName = z
  .string()
  .max(256)
  .regex(/^\w[\w.-]*$/u);
// In Base64, as electron-builder writes it.
const Sha512 = z.string().regex(/^[A-Za-z0-9+/]{86}==$/u);
const Version = z
  .string()
  .max(64)
  .regex(/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/u);

/**
 * What Keyturn takes of a list: each file with its SHA-512. Whatever else electron-updater would go by is left out, a
 * SHA-256 in the place of it and the packages of a web installer among them.
 */
export const UpdateList = z.object({
  version: Version,
  files: z
    .array(z.object({ url: FileName, sha512: Sha512, size: z.number().int().positive() }))
    .min(1)
    .max(16),
  minimumSystemVersion: Version.optional(),
});
export type UpdateList = z.infer<typeof UpdateList>;

/** Whether a version is meant for trying out ("1.2.0-beta.1"), which is no update: electron-updater would take it. Pure. */
export function isForTryingOut(version: string): boolean {
  return version.includes('-');
}
