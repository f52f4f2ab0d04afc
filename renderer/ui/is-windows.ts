/** Whether a page runs on Windows, by what its browser calls itself. Pure. */
export function isWindows(userAgent: string): boolean {
  return /\bWindows NT\b/u.test(userAgent);
}
