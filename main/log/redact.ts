import { maskKeyId } from '../../shared/values/identifiers.ts';
import { hideRandomText } from './random-text.ts';

const HIDDEN = '[secret]';

/**
 * Hides secrets that are named, that are in a header or an address, or that look like AWS's. Of key IDs, the last four
 * characters stay; the home folder becomes `~`. Idempotent.
 */
export function redact(text: string, home?: string): string {
  const withoutNamed = hideSignatures(hideHeaders(hideNamedSecrets(hideUserInfo(text))));
  return hideRandomText(maskKeyIds(hideHome(withoutNamed, home)), HIDDEN);
}

/** `aws_secret_access_key = …`, `"SecretAccessKey": "…"`, `<SessionToken>…`, `X-Amz-Security-Token=…`. */
function hideNamedSecrets(text: string): string {
  const named =
    /((?:secret[_-]?(?:access[_-]?)?key|(?:session|security)[_-]?token)(?:\\*["'])?(?:\s*[:=]\s*|>\s*)(?:\\*["'])?)[^\s"'\\<>,;&{})]+/gi;
  return text.replace(named, `$1${HIDDEN}`);
}

/** `Authorization: …` and `Proxy-Authorization: …`, up to the end of the line or of the quotes. */
function hideHeaders(text: string): string {
  const header = /(authorization(?:\\*["'])?\s*[:=]\s*(?:\\*["'])?)[^\r\n"'\\]+/gi;
  return text.replace(header, `$1${HIDDEN}`);
}

/** The signature of a request: AWS accepts it for some minutes. */
function hideSignatures(text: string): string {
  return text.replace(/(signature=)[0-9a-f]{64}/gi, `$1${HIDDEN}`);
}

/** `https://name:password@host`, of a proxy for example. */
function hideUserInfo(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"'<>]+@/gi, `$1${HIDDEN}@`);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
function maskKeyIds(text: string): string {
  return text.replace(/(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}/g, maskKeyId);
}

function hideHome(text: string, home: string | undefined): string {
  // "/" is the home of a process that has none.
  if (home === undefined || home.length < 3) return text;
  return spellingsOf(home).reduce(
    // Only whole names: "/home/ann" must not match in "/home/anna".
    (shorter, folder) =>
      shorter.replace(new RegExp(`${escaped(folder)}(?![\\p{L}\\p{N}_.-])`, 'giu'), '~'),
    text,
  );
}

/**
 * The spellings of a folder in a text: as it is, with slashes, quoted as JSON once or twice, and as a file URL, encoded
 * in part or in whole. The longest first, as it may contain a shorter one.
 */
function spellingsOf(folder: string): readonly string[] {
  const slashed = folder.replaceAll('\\', '/');
  const whole = wellFormed(slashed);
  const addresses = [slashed, encodeURI(whole), addressOf(whole), encodeURIComponent(whole)];
  const quotedOnce = [folder, slashed].map(asJson);
  const quotedTwice = quotedOnce.map(asJson);
  // "ä" may be one character (NFC) or two (NFD): macOS gives the latter.
  const all = [folder, ...addresses, ...quotedOnce, ...quotedTwice].flatMap((text) => [
    text,
    text.normalize('NFC'),
    text.normalize('NFD'),
    ...[folder.normalize('NFD'), folder.normalize('NFC')].map((name) =>
      encodeURI(wellFormed(name.replaceAll('\\', '/'))),
    ),
  ]);
  return [...new Set(all)].toSorted((one, other) => other.length - one.length);
}

/** As `pathToFileURL` does, which encodes more than `encodeURI`. */
function addressOf(folder: string): string {
  return encodeURI(folder).replaceAll('#', '%23').replaceAll('?', '%3F');
}

/** Windows allows a lone surrogate in a name; a URL can't contain one. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\uFFFD');
}

function asJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
