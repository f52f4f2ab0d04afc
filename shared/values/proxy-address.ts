/** The length of a proxy's address, in characters. */
export const longestAddress = 256;
const highestPort = 65_535;

/** The address that a person has entered, completed; undefined where it is none, or holds a password. */
export function proxyAddress(written: string): string | undefined {
  const text = written.trim();
  const whole = text.includes('://') ? text : `http://${text}`;
  const host = String.raw`[a-z\d](?:[a-z\d._-]*[a-z\d])?|\[[\da-f:.]+\]`;
  const form = new RegExp(String.raw`^(https?://(?:${host})(?::(\d{1,5}))?)/?$`, 'iu');
  const [, address = '', port = '1'] = form.exec(whole) ?? [];
  const isPort = Number(port) >= 1 && Number(port) <= highestPort;
  return address === '' || address.length > longestAddress || !isPort
    ? undefined
    : address.toLowerCase();
}
