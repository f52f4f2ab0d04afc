import { maskKeyId } from '../../shared/values/identifiers.ts';
import { hideRandomText } from './random-text.ts';

const HIDDEN = '[secret]';

/**
 * A text without what must not be read in a log: secrets that are named, that stand in a header or an address, or that
 * look like AWS's; key ids keep their last four characters; the home folder becomes `~`. Doing it twice is doing it once.
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

/** The signature of a request, which is good for some minutes. */
function hideSignatures(text: string): string {
  return text.replace(/(signature=)[0-9a-f]{64}/gi, `$1${HIDDEN}`);
}

/** `https://name:password@host`: a proxy's, say. */
function hideUserInfo(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"'<>]+@/gi, `$1${HIDDEN}@`);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
function maskKeyIds(text: string): string {
  return text.replace(/(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}/g, maskKeyId);
}

function hideHome(text: string, home: string | undefined): string {
  // A process without a home has "/".
  if (home === undefined || home.length < 3) return text;
  return spellingsOf(home).reduce(
    // After it comes a separator, or no more of the name: "/home/ann" is not the beginning of "/home/anna".
    (shorter, folder) =>
      shorter.replace(new RegExp(`${escaped(folder)}(?![\\p{L}\\p{N}_.-])`, 'giu'), '~'),
    text,
  );
}

/**
 * The ways a folder gets into a text: as it is, with the separators of the other kind, quoted as JSON once or twice, and
 * as the address of a file, encoded in part or in whole. The longest first, which may hold another one.
 */
function spellingsOf(folder: string): readonly string[] {
  const slashed = folder.replaceAll('\\', '/');
  const whole = wellFormed(slashed);
  const addresses = [slashed, encodeURI(whole), addressOf(whole), encodeURIComponent(whole)];
  const quotedOnce = [folder, slashed].map(asJson);
  const quotedTwice = quotedOnce.map(asJson);
  // A name may be written in one letter with its dots, or in two: macOS gives the latter.
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

/** As `pathToFileURL` writes it, which encodes more than `encodeURI`. */
function addressOf(folder: string): string {
  return encodeURI(folder).replaceAll('#', '%23').replaceAll('?', '%3F');
}

/** Windows takes half a pair of surrogates in a name; no address has one. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\uFFFD');
}

function asJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
