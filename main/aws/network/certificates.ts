import { X509Certificate } from 'node:crypto';
import tls, { type SecureContext } from 'node:tls';
import { FailureError } from '../../../shared/values/failure.ts';
import { systemNameOf } from '../../base/system-errors.ts';
import { readWholeFile } from '../../disk/open-file.ts';

// Debian, Fedora, openSUSE, Alpine.
const bundlesOfLinux = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

// In bytes. A whole system's store has a quarter of it.
const largestFile = 4 * 1024 * 1024;

/** Returns the TLS context that trusts these files. They are read each time, so that changes count at once. */
export type Trust = (files: readonly string[], ifReadable?: string) => Promise<SecureContext>;

/**
 * Trusts Mozilla's list, the system's store, and the given files. The result throws CERTIFICATES_NOT_READABLE for a file
 * that can't be read or has no certificate, but skips `ifReadable` then. The system's store is read once.
 */
export function createTrust(): Trust {
  let ofSystem: Promise<readonly string[]> | undefined;
  // Creating a context takes tens of ms, and it is the same for every connection.
  let latest: { readonly certificates: string; readonly context: SecureContext } | undefined;
  return async (files, ifReadable) => {
    ofSystem ??= systemCertificates().catch(() => []);
    const further = (await Promise.all(files.map(certificatesIn))).flat();
    if (ifReadable !== undefined) {
      further.push(...(await certificatesIn(ifReadable).catch(() => [])));
    }
    const certificates = further.join('\n');
    if (latest?.certificates !== certificates) {
      const ca = [...new Set([...tls.rootCertificates, ...(await ofSystem), ...further])];
      latest = { certificates, context: tls.createSecureContext({ ca }) };
    }
    return latest.context;
  };
}

/**
 * The files of trusted certificates in distributions of Linux. Empty on other systems, where any user might create a
 * file with such a path. Pure.
 */
export function bundlesOf(platform: NodeJS.Platform): readonly string[] {
  return platform === 'linux' ? bundlesOfLinux : [];
}

async function systemCertificates(): Promise<readonly string[]> {
  // Since Node.js 22.15; the only way on macOS and Windows.
  const ask: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof ask === 'function') {
    const found: unknown = Reflect.apply(ask, tls, ['system']);
    return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
  }
  for (const bundle of bundlesOf(process.platform)) {
    const bytes = await readWholeFile(bundle, largestFile).catch(() => undefined);
    if (bytes !== undefined) return blocksOf(bytes.toString('latin1')).filter(isCertificate);
  }
  return [];
}

async function certificatesIn(path: string): Promise<readonly string[]> {
  try {
    const bytes = await readWholeFile(path, largestFile);
    const blocks = blocksOf(bytes.toString('latin1'));
    if (!blocks.every(isCertificate)) throw new Error('not all of them are certificates');
    // A binary file may be a single certificate, as Windows writes it. Throws if it is none.
    return blocks.length > 0 ? blocks : [new X509Certificate(bytes).toString()];
  } catch (cause) {
    const systemName = systemNameOf(cause) ?? '';
    throw new FailureError({
      code: 'CERTIFICATES_NOT_READABLE',
      path: path.slice(0, 4096),
      ...(/^E[A-Z]+$/u.test(systemName) ? { systemName } : {}),
    });
  }
}

function blocksOf(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? [];
}

function isCertificate(block: string): boolean {
  try {
    void new X509Certificate(block);
    return true;
  } catch {
    return false;
  }
}
