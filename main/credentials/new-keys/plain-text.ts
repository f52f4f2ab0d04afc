// Colours that jq and other programs write in a terminal.
const colour = new RegExp(String.raw`\u001B\[[\d;]{0,16}m`, 'gu');

/**
 * The text of a file or of the clipboard without what programs add: byte order marks, colours of a terminal, invisible
 * characters, other kinds of spaces and quotes, escapes of JSON. Pure, in linear time.
 */
export function plainText(bytes: Buffer): string {
  return (
    decoded(bytes)
      .replaceAll(colour, '')
      .replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
      .replaceAll(/[^\S\t\r\n]/gu, ' ')
      .replaceAll(/[“”„«»]/gu, '"')
      .replaceAll(/[‘’‚]/gu, "'")
      .replaceAll('：', ':')
      .replaceAll('＝', '=')
      // PHP writes "\/" in JSON, .NET "\u002B". No secret contains a backslash.
      .replaceAll('\\/', '/')
      .replaceAll(/\\u002b/giu, '+')
      .replaceAll(/\\u002f/giu, '/')
      .replaceAll(/\\u003d/giu, '=')
  );
}

/** Excel and PowerShell save UTF-16; many programs of Windows write a byte order mark. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff) return bigEndian(bytes.subarray(2));
  return utf8OrLatin(bytes);
}

function bigEndian(bytes: Buffer): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return Buffer.from(even).swap16().toString('utf16le');
}

/** Spreadsheets save CSV in the encoding of the system. It matters for names only, as IDs and secrets are ASCII. */
function utf8OrLatin(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
