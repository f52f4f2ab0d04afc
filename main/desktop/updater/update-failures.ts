import type { ErrorCode, Failure } from '../../../shared/values/failure.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { systemNameOf } from '../../base/system-errors.ts';

/** electron-updater's own error codes. */
const codes: Readonly<Record<string, ErrorCode>> = {
  ERR_CHECKSUM_MISMATCH: 'UPDATE_DAMAGED',
  ERR_UPDATER_INVALID_SIGNATURE: 'UPDATE_DAMAGED',
  ERR_UPDATER_NO_CHECKSUM: 'UPDATE_NOT_UNDERSTOOD',
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'UPDATE_NOT_REACHED',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'UPDATE_NOT_UNDERSTOOD',
  ERR_UPDATER_INVALID_VERSION: 'UPDATE_NOT_UNDERSTOOD',
  ERR_UPDATER_NO_FILES_PROVIDED: 'UPDATE_NOT_UNDERSTOOD',
  ERR_UPDATER_ZIP_FILE_NOT_FOUND: 'UPDATE_NOT_UNDERSTOOD',
};

/** The failure of any error of electron-updater. Its message is left out, since it may contain a whole page. */
export function updateFailure(cause: unknown): Failure {
  if (cause instanceof FailureError) return cause.failure;
  const name = systemNameOf(cause) ?? '';
  const known = codes[name];
  if (known !== undefined) return { code: known };
  const message = cause instanceof Error ? cause.message : '';
  const [network] = /net::ERR_\w+/u.exec(message) ?? [];
  if (network !== undefined) {
    return { code: 'UPDATE_NOT_REACHED', systemName: network.slice(0, 64) };
  }
  const [http] = /^HTTP_ERROR_\d+$/u.exec(name) ?? [];
  if (http !== undefined) return { code: 'UPDATE_NOT_REACHED', systemName: http };
  return { code: 'UPDATE_FAILED', ...(/^E[A-Z]+$/u.test(name) ? { systemName: name } : {}) };
}
