import { z } from 'zod';

/** The name of a file in the folder of the list. */
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
 * What Keyturn reads of a list: each file with its SHA-512. Everything else that electron-updater would use is left
 * out, such as a SHA-256 instead of it and the packages of a web installer.
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

/** Whether a version is a pre-release ("1.2.0-beta.1"), which electron-updater would install. Pure. */
export function isForTryingOut(version: string): boolean {
  return version.includes('-');
}
