/** Whether a page runs on Windows, by the user agent. Pure. */
export function isWindows(userAgent: string): boolean {
  return /\bWindows NT\b/u.test(userAgent);
}
