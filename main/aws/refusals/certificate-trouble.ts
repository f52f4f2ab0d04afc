/** Whether the system's name of an error says that a certificate was not trusted. */
export function isCertificateTrouble(systemName: string): boolean {
  return /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/u.test(systemName);
}
